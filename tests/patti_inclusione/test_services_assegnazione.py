from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from accounts.models import Accreditamento, IncaricoNucleo, Ruolo
from accounts.services.accreditamento import ON_END
from patti_inclusione.models import Assegnazione, ConflittoInteressi, StatoCaso
from patti_inclusione.permissions import CASI
from patti_inclusione.services import assegnazione as services
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.models import AccessoDato
from rdc_platform.audit.stato import TransitionError
from tests.factories.casi import make_caso
from tests.factories.persone import make_profilo


def current(caso):
    return Assegnazione.objects.get(caso=caso, al=None)


def assign(caso, case_manager, by, **values):
    return services.assign_caso(caso, case_manager.accreditamento, by=by, lotto=uuid4(), **values)


def see(profilo):
    return set(CASI.permitted(profilo, "view_fascicolo"))


def test_assign_casi_gives_the_case_and_its_nucleo_to_the_case_manager(mondo):
    assign(mondo.caso_in_coda, mondo.collega, mondo.coordinatore)

    mondo.caso_in_coda.refresh_from_db()
    assert mondo.caso_in_coda.stato == StatoCaso.ASSEGNATO
    assert see(mondo.collega) == {mondo.caso_in_coda}
    assert mondo.caso_in_coda.eventi.get().testo == f"Assegnata a {mondo.collega.nome_completo}"
    assert AccessoDato.objects.get(atto="assign_caso").nucleo_id == mondo.caso_in_coda.nucleo_id


def test_assign_casi_takes_a_case_from_who_had_it_at_once(mondo):
    assign(mondo.caso, mondo.collega, mondo.coordinatore, motivo="CARICO")

    assert see(mondo.case_manager) == set()
    assert see(mondo.collega) == {mondo.caso}
    assert mondo.caso.assegnazioni.get(al__isnull=False).motivo == "CARICO"
    assert mondo.caso.eventi.get().tipo == "riassegnazione"


def test_assign_casi_does_all_or_nothing_and_says_who_was_faster(mondo):
    scelte = [
        services.Scelta(mondo.caso.pk, None, mondo.collega.accreditamento_id),
        services.Scelta(mondo.caso_in_coda.pk, None, mondo.collega.accreditamento_id),
    ]

    with pytest.raises(services.SuperataError) as refusal:
        services.assign_casi(scelte, by=mondo.coordinatore, lotto=uuid4())

    atteso = f"Nel frattempo {mondo.coordinatore.nome_completo} l'ha assegnata a {mondo.case_manager.nome_completo}."
    assert refusal.value.motivi == {mondo.caso.pk: atteso}
    assert not Assegnazione.objects.filter(caso=mondo.caso_in_coda).exists()


def test_assign_casi_refuses_a_case_that_went_back_to_the_queue_meanwhile(mondo):
    scelta = services.Scelta(mondo.caso_in_coda.pk, uuid4(), mondo.collega.accreditamento_id)

    with pytest.raises(services.SuperataError, match="1 cases"):
        services.assign_casi([scelta], by=mondo.coordinatore, lotto=uuid4())


def test_assign_casi_refuses_who_follows_the_family_already(mondo):
    with pytest.raises(services.SuperataError) as refusal:
        assign(mondo.caso, mondo.case_manager, mondo.coordinatore, motivo="CARICO")

    assert list(refusal.value.motivi.values()) == [f"La segue già {mondo.case_manager.nome_completo}."]


def test_assign_casi_with_the_same_lotto_does_nothing_more(mondo):
    lotto = uuid4()
    scelta = services.Scelta(mondo.caso_in_coda.pk, None, mondo.collega.accreditamento_id)

    first = services.assign_casi([scelta], by=mondo.coordinatore, lotto=lotto)
    second = services.assign_casi([scelta], by=mondo.coordinatore, lotto=lotto)

    assert list(second) == list(first)
    assert mondo.caso_in_coda.eventi.count() == 1


def test_assign_casi_refuses_a_case_manager_of_other_comuni(mondo):
    solo_cremona = make_profilo(Ruolo.CASE_MANAGER, mondo.ambito_a, mondo.cremona)

    with pytest.raises(services.CaseManagerError, match="non segue le famiglie di questo Comune"):
        assign(mondo.caso_stagno, solo_cremona, mondo.coordinatore)


def test_assign_casi_refuses_a_case_manager_no_more_in_force(mondo):
    Accreditamento.objects.filter(pk=mondo.collega.accreditamento_id).update(
        stato="SOSPESO", motivo_stato="ASSENZA_PROLUNGATA"
    )

    with pytest.raises(services.CaseManagerError, match="non è più attivo"):
        assign(mondo.caso_in_coda, mondo.collega, mondo.coordinatore)


def test_assign_casi_refuses_who_is_no_case_manager(mondo):
    with pytest.raises(services.CaseManagerError, match="non è più attivo"):
        assign(mondo.caso_in_coda, mondo.coordinatore, mondo.coordinatore)


@pytest.mark.parametrize("who", ["coordinatore_b", "coordinatore_stagno", "case_manager", "amministratore"])
def test_assign_casi_is_not_found_for_who_may_not(mondo, who):
    with pytest.raises(Http404):
        assign(mondo.caso_in_coda, mondo.collega, getattr(mondo, who))


def test_assign_casi_reads_the_permission_anew(mondo):
    mondo.coordinatore.oggetti(type(mondo.cremona))  # remembered by the profile of the request
    mondo.coordinatore.accreditamento.incaricocomune_set.all().delete()

    with pytest.raises(Http404):
        assign(mondo.caso_in_coda, mondo.collega, mondo.coordinatore)


def test_assign_casi_leaves_a_trace_when_the_coordinatore_gives_a_case_to_himself(mondo):
    doppio = make_profilo(Ruolo.CASE_MANAGER, mondo.ambito_a, operatore=mondo.coordinatore.operatore)

    assign(mondo.caso_in_coda, doppio, mondo.coordinatore)

    assert mondo.caso_in_coda.eventi.get().testo.endswith("che è anche il Coordinatore che l'ha assegnata")


def test_assign_casi_refuses_a_closed_case(mondo):
    mondo.caso_in_coda.stato, mondo.caso_in_coda.motivo_chiusura = StatoCaso.CHIUSO, "RINUNCIA"
    mondo.caso_in_coda.save()

    with pytest.raises(TransitionError):
        assign(mondo.caso_in_coda, mondo.collega, mondo.coordinatore)


def test_withdraw_caso_puts_it_in_the_queue_and_who_gets_it_next_goes_on_from_there(mondo):
    mondo.caso.stato = StatoCaso.IN_DEFINIZIONE_PATTO
    mondo.caso.save()

    services.withdraw_caso(mondo.caso, attuale=current(mondo.caso).pk, motivo="ASSENZA", by=mondo.coordinatore)

    mondo.caso.refresh_from_db()
    assert (mondo.caso.stato, mondo.caso.stato_prima) == (StatoCaso.DA_ASSEGNARE, StatoCaso.IN_DEFINIZIONE_PATTO)
    assert see(mondo.case_manager) == set()
    assign(mondo.caso, mondo.collega, mondo.coordinatore)
    mondo.caso.refresh_from_db()
    assert (mondo.caso.stato, mondo.caso.stato_prima) == (StatoCaso.IN_DEFINIZIONE_PATTO, "")


def test_withdraw_caso_refuses_when_somebody_else_has_it_now(mondo):
    seen = current(mondo.caso).pk
    assign(mondo.caso, mondo.collega, mondo.coordinatore, motivo="CARICO")

    with pytest.raises(services.SuperataError):
        services.withdraw_caso(mondo.caso, attuale=seen, motivo="ASSENZA", by=mondo.coordinatore)

    assert see(mondo.collega) == {mondo.caso}


def test_return_casi_to_queue_frees_every_case_of_an_accreditation_that_ends(mondo):
    assign(mondo.caso_in_coda, mondo.case_manager, mondo.coordinatore)
    chiuso = make_caso(mondo.ambito_a, mondo.cremona, "Chiusi")
    assign(chiuso, mondo.case_manager, mondo.coordinatore)
    type(chiuso).objects.filter(pk=chiuso.pk).update(stato=StatoCaso.CHIUSO, motivo_chiusura="RINUNCIA")

    services.return_casi_to_queue(mondo.case_manager.accreditamento, Sistema("accreditamento.scaduto"))

    mondo.caso.refresh_from_db()
    chiuso.refresh_from_db()
    assert mondo.caso.stato == StatoCaso.DA_ASSEGNARE
    assert chiuso.stato == StatoCaso.CHIUSO
    assert not Assegnazione.objects.filter(case_manager=mondo.case_manager.accreditamento, al=None).exists()
    assert not IncaricoNucleo.objects.filter(accreditamento=mondo.case_manager.accreditamento).exists()


def test_return_casi_to_queue_of_one_comune_leaves_the_others(mondo):
    assign(mondo.caso_stagno, mondo.case_manager, mondo.coordinatore)

    services.return_casi_to_queue(mondo.case_manager.accreditamento, Sistema("convenzione.disdetta"), mondo.stagno)

    assert see(mondo.case_manager) == {mondo.caso}


def test_return_casi_to_queue_is_called_when_an_accreditation_ends():
    assert services.return_casi_to_queue in ON_END


def test_return_casi_to_queue_does_nothing_for_other_roles(mondo):
    services.return_casi_to_queue(mondo.coordinatore.accreditamento, Sistema("accreditamento.scaduto"))

    assert see(mondo.case_manager) == {mondo.caso}


def test_current_nuclei_says_the_same_as_the_incarichi(mondo):
    assign(mondo.caso_in_coda, mondo.collega, mondo.coordinatore)

    rows = IncaricoNucleo.objects.values_list("accreditamento_id", "content_object_id", "dal", "al")
    assert set(services.current_nuclei()) == set(rows)


def test_assign_casi_asks_as_many_queries_for_one_family_as_for_thirty(mondo):
    altri = [make_caso(mondo.ambito_a, mondo.cremona, f"Prova{n}") for n in range(31)]

    few, many = (count_of_assign(casi, mondo) for casi in (altri[:1], altri[1:]))

    assert many == few
    assert see(mondo.collega) == set(altri)


def count_of_assign(casi, mondo):
    scelte = [services.Scelta(caso.pk, None, mondo.collega.accreditamento_id) for caso in casi]
    with CaptureQueriesContext(connection) as captured:
        services.assign_casi(scelte, by=mondo.coordinatore, lotto=uuid4())
    return len(captured)


def test_assign_casi_writes_what_happened_to_each_family_in_the_history(mondo):
    assign(mondo.caso, mondo.collega, mondo.coordinatore, motivo="CARICO")

    history = apps.get_model("accounts", "IncaricoNucleoEvent").objects.filter(content_object=mondo.caso.nucleo)
    rows = [(row.accreditamento_id, row.pgh_label) for row in history.order_by("pgh_id")]
    assert rows == [
        (mondo.case_manager.accreditamento_id, "insert"),
        (mondo.case_manager.accreditamento_id, "delete"),
        (mondo.collega.accreditamento_id, "insert"),
    ]


def test_assign_casi_refuses_who_said_that_he_must_not_follow_the_family(mondo):
    ConflittoInteressi.objects.create(
        nucleo=mondo.caso_in_coda.nucleo,
        operatore=mondo.collega.operatore,
        natura="PARENTELA",
        dichiarato_da=mondo.collega.accreditamento,
    )

    with pytest.raises(services.CaseManagerError, match="non può seguire questa famiglia"):
        assign(mondo.caso_in_coda, mondo.collega, mondo.coordinatore)


def test_write_consegna_keeps_the_note(mondo):
    assegnazione = current(mondo.caso)

    services.write_consegna(assegnazione, nota="Sentire la scuola.", by=mondo.case_manager)

    assert current(mondo.caso).nota_consegna == "Sentire la scuola."
