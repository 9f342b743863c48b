from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from patti_inclusione.models import Convocazione, Incontro, Patto, StatoCaso, StatoIncontro, StatoPatto
from patti_inclusione.selectors import incontro as selectors
from patti_inclusione.services import convocazione as convocazioni
from patti_inclusione.services import incontro as services
from patti_inclusione.services.appuntamento import Appuntamento
from patti_inclusione.services.incontro import Piano, Programma
from patti_inclusione.services.incontro_piano import plan_incontri
from rdc_platform import calendario
from rdc_platform.audit.stato import TransitionError, VersioneError
from tests.factories.incontri import fresh, make_convocato, make_proposto, make_svolto, record_presenze
from tests.factories.patti import OGGI, adulti_of, make_firmato


@pytest.fixture
def patto(mondo):
    return make_firmato(mondo.caso, mondo.case_manager)


def piano(giorno=OGGI + timedelta(days=20), **values):
    defaults = {"ora": time(10), "durata_min": 60, "modalita": "PRESENZA", "luogo": "Via Roma 1", "convocati": []}
    return Piano(giorno, **(defaults | values))


def edit(incontro, by, **values):
    caso = fresh(incontro).caso
    return services.edit_incontro(incontro, piano(**values), Programma([], []), versione=caso.versione, by=by)


def again(patto, by, **values):
    """The plan made again after the Patto changed so."""
    Patto.objects.filter(pk=patto.pk).update(**values)
    return plan_incontri(Patto.objects.select_related("caso__nucleo").get(pk=patto.pk), by=by)


def days(caso):
    return list(caso.incontri.order_by("data").values_list("data", flat=True))


def test_sign_patto_makes_the_plan_by_itself(mondo, patto):
    giorni = days(mondo.caso)

    assert len(giorni) in (11, 12)
    assert all(giorno > OGGI and calendario.is_lavorativo(giorno, "D150") for giorno in giorni)
    assert set(mondo.caso.incontri.values_list("stato", "convocazione", "modalita")) == {
        (StatoIncontro.PIANIFICATO, None, "PRESENZA")
    }
    assert mondo.caso.eventi.filter(tipo="incontri").get().testo == f"Preparato il piano degli incontri: {len(giorni)}"


def test_plan_incontri_follows_the_frequency(mondo, patto):
    made = again(patto, mondo.case_manager, frequenza_incontri="SETTIMANALE")

    assert made == mondo.caso.incontri.count() == 52


def test_plan_incontri_is_never_in_the_past(mondo, patto):
    again(patto, mondo.case_manager, data_sottoscrizione=OGGI - timedelta(90), durata_dal=OGGI - timedelta(90))

    assert min(days(mondo.caso)) >= OGGI


def test_plan_incontri_leaves_alone_what_the_case_manager_fixed(mondo, patto):
    mosso = edit(mondo.caso.incontri.first(), mondo.case_manager)

    again(patto, mondo.case_manager, frequenza_incontri="SETTIMANALE")

    assert Incontro.objects.get(pk=mosso.pk).data == OGGI + timedelta(days=20)
    assert mondo.caso.incontri.count() == 52  # one of the weeks is his


def test_plan_incontri_of_a_version_takes_over_what_was_fixed_on_the_one_before(mondo, patto):
    mosso = edit(mondo.caso.incontri.first(), mondo.case_manager)
    mosso.obiettivi.set(patto.obiettivi.all())
    Patto.objects.filter(pk=patto.pk).update(stato=StatoPatto.SUPERATO)
    nuovo = Patto.objects.get(pk=patto.pk)
    nuovo.pk, nuovo.versione, nuovo.stato = uuid4(), 2, StatoPatto.ATTIVO
    nuovo.save(force_insert=True)

    plan_incontri(Patto.objects.select_related("caso__nucleo").get(pk=nuovo.pk), by=mondo.case_manager)

    assert set(mondo.caso.incontri.values_list("patto", flat=True)) == {nuovo.pk}
    assert list(mosso.obiettivi.all()) == []


def test_plan_incontri_of_a_patto_not_in_force_is_empty(mondo, patto):
    made = again(patto, mondo.case_manager, stato=StatoPatto.INTERROTTO)

    assert (made, mondo.caso.incontri.count()) == (0, 0)


def test_add_incontro_sent_twice_is_one(mondo, patto):
    chiave, before = uuid4(), mondo.caso.incontri.count()
    versione = Patto.objects.get(pk=patto.pk).caso.versione
    values = {"chiave": chiave, "versione": versione, "by": mondo.case_manager}

    made = [services.add_incontro(mondo.caso, piano(), Programma([], []), **values) for _ in range(2)]

    assert [each.pk for each in made] == [chiave, chiave]
    assert mondo.caso.incontri.count() == before + 1


def test_add_incontro_without_a_patto_in_force_is_refused(mondo):
    with pytest.raises(TransitionError):
        services.add_incontro(mondo.caso, piano(), Programma([], []), chiave=uuid4(), versione=0, by=mondo.case_manager)


@pytest.mark.parametrize("chi", ["collega", "case_manager_b", "coordinatore"])
def test_edit_incontro_by_another_is_not_there(mondo, patto, chi):
    with pytest.raises(Http404):
        edit(mondo.caso.incontri.first(), getattr(mondo, chi))


def test_edit_incontro_from_a_stale_page_is_refused(mondo, patto):
    incontro = mondo.caso.incontri.first()

    with pytest.raises(VersioneError):
        services.edit_incontro(incontro, piano(), Programma([], []), versione=0, by=mondo.case_manager)


def test_convoke_incontro_fixes_the_convocation_and_sent_twice_is_one(mondo, patto):
    incontro = edit(mondo.caso.incontri.first(), mondo.case_manager)
    caso = fresh(incontro).caso
    quando = calendario.datetime.combine(incontro.data, time(10), tzinfo=calendario.ROMA)
    dati = Appuntamento(uuid4(), "MONITORAGGIO", quando, 60, "PRESENZA", "Via Roma 1", ["SMS"], "Venite")
    values = {"versione": caso.versione, "by": mondo.case_manager}

    fixed = [services.convoke_incontro(incontro, dati, adulti_of(caso), **values) for _ in range(2)]

    assert [each.pk for each in fixed] == [dati.chiave] * 2
    assert Convocazione.objects.count() == 1
    assert fresh(incontro).convocazione_id == dati.chiave
    assert fresh(incontro).proposta is False


def test_edit_incontro_after_the_family_was_told_changes_only_what_to_look_at(mondo):
    incontro = make_convocato(make_proposto(mondo.caso, mondo.case_manager), mondo.case_manager)
    obiettivi = incontro.patto.obiettivi.all()

    with pytest.raises(TransitionError):
        edit(incontro, mondo.case_manager)
    services.edit_incontro(
        incontro, None, Programma(obiettivi, []), versione=fresh(incontro).caso.versione, by=mondo.case_manager
    )

    assert list(incontro.obiettivi.all()) == list(obiettivi)


@pytest.mark.parametrize(
    ("esito", "stato"),
    [("PRESENTE", "SVOLTO"), ("ASSENTE_NON_GIUSTIFICATO", "NON_PRESENTATI"), ("RINVIATO_DAL_SERVIZIO", "PIANIFICATO")],
)
def test_record_esiti_moves_the_meeting_too(mondo, esito, stato):
    convocato = make_convocato(make_proposto(mondo.caso, mondo.case_manager), mondo.case_manager)

    incontro = record_presenze(convocato, mondo.case_manager, esito)

    assert incontro.stato == stato
    assert (incontro.convocazione is None) == (stato == "PIANIFICATO")
    assert len(selectors.presenze_of(incontro)) == (0 if stato == "PIANIFICATO" else 2)


def test_cancel_convocazione_leaves_the_meeting_to_be_told_again(mondo):
    incontro = make_convocato(make_proposto(mondo.caso, mondo.case_manager), mondo.case_manager)

    convocazioni.cancel_convocazione(incontro.convocazione, versione=incontro.caso.versione, by=mondo.case_manager)

    assert fresh(incontro).proposta is True


def test_cancel_incontro_cancels_its_convocation_and_may_put_it_off(mondo):
    incontro = make_convocato(make_proposto(mondo.caso, mondo.case_manager), mondo.case_manager)
    giorno = OGGI + timedelta(days=9)
    values = {"motivo": "Servizio chiuso", "versione": incontro.caso.versione, "by": mondo.case_manager}

    services.cancel_incontro(incontro, nuova_data=giorno, **values)

    incontro = fresh(incontro)
    assert (incontro.stato, incontro.convocazione.stato) == ("RINVIATO", "ANNULLATA")
    rinviato = mondo.caso.incontri.get(data=giorno)
    assert (rinviato.proposta, rinviato.ora, rinviato.confermato) == (True, time(9), True)


def test_cancel_incontro_held_is_refused(mondo):
    incontro = make_svolto(mondo.caso, mondo.case_manager)
    values = {"motivo": "x", "nuova_data": None, "versione": incontro.caso.versione, "by": mondo.case_manager}

    with pytest.raises(TransitionError):
        services.cancel_incontro(incontro, **values)


@pytest.mark.parametrize(
    "values", [{"stato": "SVOLTO"}, {"stato": "ANNULLATO"}, {"stato": "RINVIATO", "motivo": ""}], ids=str
)
def test_incontro_that_the_database_refuses(mondo, patto, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        mondo.caso.incontri.update(**values)


def test_lacks_presenza_only_where_the_month_has_no_other_in_person(mondo, patto):
    incontri = selectors.list_incontri(mondo.caso)
    uno, due = incontri[0], incontri[1]

    assert selectors.lacks_presenza(incontri, uno, "TELEFONO", uno.data) is True
    assert selectors.lacks_presenza(incontri, uno, "DOMICILIO", uno.data) is False
    assert selectors.lacks_presenza(incontri, uno, "TELEFONO", due.data) is False
    assert selectors.is_mensile(calendario.date(2021, 12, 31)) is False


def test_e02_possible_after_an_unexcused_absence_in_presence(mondo):
    convocato = make_convocato(make_proposto(mondo.caso, mondo.case_manager), mondo.case_manager)
    incontro = record_presenze(convocato, mondo.case_manager, "ASSENTE_NON_GIUSTIFICATO")

    assert selectors.e02_possible(incontro, selectors.presenze_of(incontro)) is True
    incontro.data = calendario.date(2021, 12, 31)
    assert selectors.e02_possible(incontro, selectors.presenze_of(incontro)) is False


def test_attesi_leaves_out_who_lives_at_a_reserved_address(mondo, patto):
    uno, due = adulti_of(mondo.caso)
    due.scheda = type(due).scheda.related.related_model.objects.create(
        componente=due, indirizzo_riservato=True, recapito_sicuro="La referente"
    )

    assert selectors.attesi(fresh(mondo.caso.incontri.first())) == [uno]


def test_a_meeting_stays_out_of_reach_while_the_case_is_closed(mondo, patto):
    incontro = mondo.caso.incontri.first()
    mondo.caso.__class__.objects.filter(pk=mondo.caso.pk).update(stato=StatoCaso.CHIUSO, motivo_chiusura="ALTRO")

    with pytest.raises(TransitionError):
        edit(incontro, mondo.case_manager)


def test_read_monitoraggio_misses_a_meeting_in_person_from_the_month_of_the_first_one(mondo, patto):
    mondo.caso.refresh_from_db()
    primo = days(mondo.caso)[0]
    rows = list(selectors.incontri_of(mondo.caso))
    telefono = [each for each in rows if each.data != primo]

    def misses(righe, giorno):
        return selectors.read_monitoraggio(mondo.caso, righe, giorno).senza_presenza

    assert [misses(rows, OGGI), misses(rows, primo)] == [False, False]
    Incontro.objects.filter(caso=mondo.caso, data=primo).update(modalita="TELEFONO")
    assert misses(list(selectors.incontri_of(mondo.caso)), primo)
    assert not misses(telefono, OGGI)
