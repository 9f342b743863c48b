"""What the other functions may know of a family with a Patto is what its own function knows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ambiti.models import Percorso, PersonaSeguita
from patti_inclusione import tasks
from patti_inclusione.models import (
    Caso,
    DatiEconomici,
    MotivoChiusura,
    MotivoRiassegnazione,
    SituazioneComponente,
    StatoCaso,
)
from patti_inclusione.services import esonero as esoneri
from patti_inclusione.services.assegnazione import withdraw_caso
from patti_inclusione.services.caso import note_evento
from patti_inclusione.services.chiusura import finish_caso
from patti_inclusione.services.pubblicazione import publish_caso
from patti_inclusione.services.scheda import write_scheda
from rdc_platform import calendario
from rdc_platform.audit.autori import Sistema
from tests.factories import pubblicazione
from tests.factories.esoneri import OGGI, make_esonero
from tests.factories.patti import adulti_of, make_da_firmare, make_firmato, make_minore

SISTEMA = Sistema("esoneri")
pytestmark = pytest.mark.django_db


def published(caso):
    return {row.componente_id: row for row in PersonaSeguita.objects.filter(componente__nucleo=caso.nucleo_id)}


@pytest.fixture
def patto(mondo):
    make_minore(mondo.caso)
    return make_firmato(mondo.caso, mondo.case_manager)


def test_publish_tells_nothing_until_the_patto_is_in_force(mondo):
    make_da_firmare(mondo.caso, mondo.case_manager)

    assert published(mondo.caso) == {}


def test_publish_says_who_is_bound_and_for_how_long(mondo, patto):
    rows = published(mondo.caso)

    adulti = [rows[persona.pk] for persona in adulti_of(mondo.caso)]
    assert [row.tenuta for row in adulti] == [True] * len(adulti)
    assert {row.tenuta for key, row in rows.items() if key not in {each.componente_id for each in adulti}} == {False}
    assert {(row.percorso, row.patto_dal, row.patto_al) for row in rows.values()} == {
        (Percorso.INCLUSIONE, OGGI, patto.durata_al)
    }
    importo = DatiEconomici.objects.get(nucleo=mondo.caso.nucleo_id).importo_mensile
    assert {row.importo_mensile for row in rows.values()} == {importo}


def test_publish_follows_an_exoneration_from_the_projects_alone_and_its_end(mondo, patto):
    persona = adulti_of(mondo.caso)[0]
    esonero = make_esonero(persona, mondo.case_manager, ambito_obbligo="SOLO_PUC")
    during = published(mondo.caso)[persona.pk]

    esoneri.end_esonero(esonero, dal=OGGI, motivo="Il tirocinio è finito.", by=mondo.case_manager)

    assert (during.tenuta, during.fuori_puc) == (True, True)
    assert published(mondo.caso)[persona.pk].fuori_puc is False


def test_publish_of_a_secret_address_tells_no_contact(mondo, patto):
    persona = adulti_of(mondo.caso)[0]
    SituazioneComponente.objects.filter(pk=persona.pk).update(telefono="0372 111111", email="a@example.org")
    values = {"indirizzo_riservato": True, "recapito_sicuro": "Centro, 0372 000000", "telefono_verificato": "333 1"}

    write_scheda(persona, values, versione=0, by=mondo.case_manager)

    row = published(mondo.caso)[persona.pk]
    assert (row.riservata, row.telefono, row.email) == (True, "", "")


def test_publish_tells_the_number_that_was_checked_before_those_of_inps(mondo, patto):
    persona = adulti_of(mondo.caso)[0]
    SituazioneComponente.objects.filter(pk=persona.pk).update(telefono="0372 111111", email="a@example.org")

    write_scheda(persona, {"telefono_verificato": "333 1"}, versione=0, by=mondo.case_manager)

    row = published(mondo.caso)[persona.pk]
    assert (row.telefono, row.email) == ("333 1", "a@example.org")


def test_publish_of_a_closed_case_takes_everything_back(mondo, patto):
    finish_caso(Caso.objects.get(pk=mondo.caso.pk), by=SISTEMA, motivo=MotivoChiusura.ALTRO)

    assert published(mondo.caso) == {}


def test_publish_of_who_is_with_the_centro_says_so(mondo, patto):
    caso = Caso.objects.get(pk=mondo.caso.pk)
    Caso.objects.filter(pk=caso.pk).update(stato=StatoCaso.INVIATO_CPI)
    caso.refresh_from_db()

    note_evento(caso, by=SISTEMA, tipo="invio_cpi", testo="Mandata")

    assert {row.percorso for row in published(caso).values()} == {Percorso.LAVORO}


def test_a_family_that_the_centro_received_stays_its_own_until_the_benefit_ends(mondo):
    caso = Caso.objects.get(pk=mondo.caso.pk)
    Caso.objects.filter(pk=caso.pk).update(stato=StatoCaso.INVIATO_CPI)
    caso.refresh_from_db()
    finish_caso(caso, by=SISTEMA, motivo=MotivoChiusura.INVIO_CPI)
    assert {(row.percorso, row.patto_dal) for row in published(caso).values()} == {(Percorso.LAVORO, None)}

    DatiEconomici.objects.update_or_create(
        nucleo=caso.nucleo, defaults={"stato_beneficio": "DECADUTO", "dati_al": timezone.now()}
    )
    publish_caso(caso)

    assert published(caso) == {}


def test_a_family_at_the_centro_stays_there_while_its_case_waits_in_the_queue(mondo):
    caso = mondo.caso
    Caso.objects.filter(pk=caso.pk).update(stato=StatoCaso.INVIATO_CPI)
    caso.refresh_from_db()
    publish_caso(caso)
    before = pubblicazione.published(caso)

    attuale = caso.assegnazioni.get(al=None).pk
    withdraw_caso(caso, attuale=attuale, motivo=MotivoRiassegnazione.CESSAZIONE, by=mondo.coordinatore)

    assert before
    assert pubblicazione.fresh(caso) == pubblicazione.published(caso) == before


def test_refresh_persone_brings_to_today_who_came_of_age_or_whose_exoneration_ended(mondo, patto):
    """What time alone changes is read again each night, whatever the number of families."""
    figlio = mondo.caso.nucleo.componenti.exclude(pk__in=[each.pk for each in adulti_of(mondo.caso)]).get()
    type(figlio).objects.filter(pk=figlio.pk).update(data_nascita=calendario.add_mesi(OGGI, -12 * 18))
    SituazioneComponente.objects.filter(pk=figlio.pk).update(tenuto_obblighi=True, motivo_esclusione="")
    PersonaSeguita.objects.update(del_giorno=OGGI - timedelta(days=1))

    tasks.refresh_persone()

    row = published(mondo.caso)[figlio.pk]
    assert (row.tenuta, row.del_giorno) == (True, OGGI)


def test_what_is_published_never_stands_behind_what_the_case_says(mondo, patto):
    """The row is derived: read again now, it is the same."""
    make_esonero(adulti_of(mondo.caso)[0], mondo.case_manager)

    assert pubblicazione.published(mondo.caso) == pubblicazione.fresh(mondo.caso) != {}
