import json
from datetime import date, timedelta

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils.html import strip_tags

from controlli_anagrafici.models import ComunicazioneControllo, Controllo, ConvocazioneControllo
from controlli_anagrafici.selectors.autorita import entro_autorita
from controlli_anagrafici.services.controllo import ControlloError, open_controllo
from controlli_anagrafici.services.esito import (
    accept_effettiva,
    approve_negativo,
    conclude_positivo,
    propose_negativo,
    reject_negativo,
)
from controlli_anagrafici.services.riapertura import cancel_controllo, reopen_controllo
from patti_inclusione.tasks import pull_provvedimenti
from rdc_platform import calendario
from rdc_platform.audit.stato import TransitionError, VersioneError
from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Message
from rdc_platform.web.formati import data_breve
from tests.factories.controlli import PERCHE, decide, give_periodo, open_to
from tests.factories.inps import deposit
from tests.factories.persone import client_for


@pytest.fixture
def resp(mondo):
    return mondo.responsabile_anagrafici


@pytest.fixture
def controllo(mondo, resp):
    """Ten years and more in Cremona."""
    controllo = open_to(mondo)
    give_periodo(controllo, resp, "2005-01-01")
    return decide(controllo, resp)


@pytest.fixture
def corto(mondo, resp):
    """Four years only: the Responsabile proposes to say so."""
    controllo = open_to(mondo)
    give_periodo(controllo, resp, "2015-01-01")
    controllo = decide(controllo, resp, res10="NON_SODDISFATTO", motivazione=PERCHE)
    return propose_negativo(controllo, by=resp, versione=controllo.versione, esito_finale="N10")


def fresh(controllo):
    return Controllo.objects.get(pk=controllo.pk)


def deliver(topic):
    Message.objects.filter(topic=topic).update(due_at="2019-01-01T00:00Z")
    for message in delivery.claim():
        delivery.deliver_one(message)


def test_conclude_positivo_tells_inps_what_was_found(controllo, resp):
    conclude_positivo(controllo, by=resp, versione=controllo.versione)

    controllo = fresh(controllo)
    assert (controllo.stato, controllo.esito_finale) == ("CONCLUSO_POSITIVO", "P01")
    contenuto = ComunicazioneControllo.objects.get().contenuto
    assert contenuto["tipo"] == "ESITO_CONTROLLO"
    assert [(row["codice"], row["esito"]) for row in contenuto["requisiti"]] == [
        ("RES_10", "SODDISFATTO"),
        ("RES_2", "SODDISFATTO"),
        ("CIT_SOG", "SODDISFATTO"),
    ]
    assert contenuto["giorni_totali"] == 5177
    assert resp.operatore.codice_fiscale not in json.dumps(contenuto)


def test_conclude_positivo_wants_every_requirement(controllo, resp):
    controllo = decide(controllo, resp, soggiorno="DA_VERIFICARE")

    with pytest.raises(ControlloError) as refusal:
        conclude_positivo(controllo, by=resp, versione=controllo.versione)

    assert refusal.value.campo == "esito_soggiorno"


def test_conclude_positivo_against_the_computation_wants_a_reason(mondo, resp):
    controllo = open_to(mondo)
    give_periodo(controllo, resp, "2015-01-01")
    controllo = decide(controllo, resp)

    with pytest.raises(ControlloError) as refusal:
        conclude_positivo(controllo, by=resp, versione=controllo.versione)
    assert refusal.value.campo == "motivazione"

    controllo = decide(controllo, resp, motivazione=PERCHE)
    conclude_positivo(controllo, by=resp, versione=controllo.versione)
    assert fresh(controllo).stato == "CONCLUSO_POSITIVO"


def test_conclude_positivo_wants_a_conflict_with_abroad_confirmed(controllo, resp):
    give_periodo(controllo, resp, "2006-01-01", "2006-12-31", tipo="EST", comune=None)
    controllo = fresh(controllo)

    with pytest.raises(ControlloError) as refusal:
        conclude_positivo(controllo, by=resp, versione=controllo.versione)
    assert refusal.value.campo == "conflitti_confermati"

    controllo = decide(controllo, resp, conflitti_confermati=True)
    conclude_positivo(controllo, by=resp, versione=controllo.versione)


def test_conclude_positivo_on_a_page_of_before_writes_nothing(controllo, resp):
    with pytest.raises(VersioneError):
        conclude_positivo(controllo, by=resp, versione=controllo.versione - 1)


def test_conclude_positivo_is_not_for_who_does_not_have_it(controllo, mondo):
    with pytest.raises(Http404):
        conclude_positivo(controllo, by=mondo.coordinatore_anagrafici, versione=controllo.versione)


def test_a_negative_leaves_only_after_another_person_approves_it(corto, resp, mondo):
    assert ComunicazioneControllo.objects.count() == 0
    with pytest.raises(Http404):
        approve_negativo(corto, by=resp, versione=corto.versione)

    approve_negativo(corto, by=mondo.coordinatore_anagrafici, versione=corto.versione)

    comunicazione = ComunicazioneControllo.objects.get()
    assert (comunicazione.tipo, comunicazione.stato) == ("SEGNALAZIONE_MANCANZA_REQUISITI", "DA_INVIARE")
    assert comunicazione.termine is not None
    assert comunicazione.contenuto["utente_proponente"] == str(resp.accreditamento_id)
    assert comunicazione.contenuto["utente_approvatore"] == str(mondo.coordinatore_anagrafici.accreditamento_id)


def test_a_negative_is_not_approved_by_the_person_who_proposed_it_with_another_profile(corto, mondo):
    Controllo.objects.filter(pk=corto.pk).update(proposto_da=mondo.coordinatore_anagrafici.accreditamento)

    with pytest.raises(ControlloError, match="un'altra persona"):
        approve_negativo(corto, by=mondo.coordinatore_anagrafici, versione=corto.versione)


def test_a_negative_refused_goes_back_with_the_reason(corto, mondo):
    reject_negativo(corto, by=mondo.coordinatore_anagrafici, versione=corto.versione, motivo="Manca il Comune di prima")

    controllo = fresh(corto)
    assert (controllo.stato, controllo.esito_finale) == ("IN_LAVORAZIONE", "")
    assert "Manca il Comune di prima" in controllo.eventi.latest("istante").testo


def test_propose_negativo_wants_an_outcome_that_agrees_with_the_requirements(controllo, resp):
    with pytest.raises(ControlloError, match="non va d'accordo"):
        propose_negativo(controllo, by=resp, versione=controllo.versione, esito_finale="N10")


def test_propose_negativo_without_any_period_wants_the_person_called_first(mondo, resp):
    controllo = decide(open_to(mondo), resp, res10="NON_VERIFICABILE", res2="NON_VERIFICABILE", motivazione=PERCHE)
    with pytest.raises(ControlloError) as refusal:
        propose_negativo(controllo, by=resp, versione=controllo.versione, esito_finale="NV1")
    assert refusal.value.campo == "convocazione"

    ConvocazioneControllo.objects.create(
        controllo=controllo,
        data_convocazione=date(2019, 5, 1),
        data_colloquio=date(2019, 5, 20),
        canale="PEC",
        esito="NON_PRESENTATO",
        convocato_da=resp.accreditamento,
    )
    propose_negativo(controllo, by=resp, versione=controllo.versione, esito_finale="NV1")

    controllo = fresh(controllo)
    accept_effettiva(controllo, by=mondo.coordinatore_anagrafici, versione=controllo.versione, motivazione=PERCHE)
    assert (fresh(controllo).stato, fresh(controllo).esito_finale) == ("CONCLUSO_POSITIVO", "P01")


def test_m09_goes_to_inps_and_its_answers_move_the_check(corto, mondo, inps):
    nucleo = corto.nucleo
    deposit(inps, nucleo, [each.codice_fiscale for each in nucleo.componenti.all()])
    approve_negativo(corto, by=mondo.coordinatore_anagrafici, versione=corto.versione)

    deliver("inps.controllo")
    assert fresh(corto).stato == "TRASMESSO_INPS"
    deliver("inps.controllo.esito")

    assert fresh(corto).stato == "ACQUISITO_INPS"
    assert ComunicazioneControllo.objects.get().protocollo.startswith("INPS.RDC.")


def test_what_inps_decides_on_a_negative_outcome_stands_on_the_page_with_the_days_for_the_judicial_authority(
    corto, mondo, inps_nuovo
):
    deposit(inps_nuovo, corto.nucleo, [each.codice_fiscale for each in corto.nucleo.componenti.all()])
    approve_negativo(corto, by=mondo.coordinatore_anagrafici, versione=corto.versione)
    deliver("inps.controllo")

    pull_provvedimenti()
    deliver("controlli.provvedimento")

    comunicazione = ComunicazioneControllo.objects.get()
    assert (comunicazione.provvedimento, comunicazione.provvedimento_il) == ("DECADENZA", calendario.today())
    controllo = fresh(corto)
    assert entro_autorita(controllo) == controllo.data_accertamento + timedelta(days=10)
    page = client_for(mondo.coordinatore_anagrafici).get(
        reverse("controlli_anagrafici:controllo_detail", args=[controllo.pk])
    )
    text = " ".join(page.content.decode().split())
    assert "INPS ha deciso: decadenza" in text
    assert f"entro il {data_breve(entro_autorita(controllo))}" in " ".join(strip_tags(text).split())


def test_m09_of_a_domanda_that_inps_does_not_know_goes_back_to_who_wrote_it(corto, mondo, inps):
    corto.nucleo.protocollo_inps = "INPS-RDC-2019-8999999"
    corto.nucleo.save(update_fields=["protocollo_inps"])
    approve_negativo(corto, by=mondo.coordinatore_anagrafici, versione=corto.versione)

    deliver("inps.controllo")

    assert fresh(corto).stato == "RESPINTO_INPS"
    assert ComunicazioneControllo.objects.get().codice_rifiuto == "PROTOCOLLO_SCONOSCIUTO"


def test_m09_of_a_positive_outcome_that_inps_refuses_goes_back_too(controllo, resp, inps):
    controllo.nucleo.protocollo_inps = "INPS-RDC-2019-8999998"
    controllo.nucleo.save(update_fields=["protocollo_inps"])
    conclude_positivo(controllo, by=resp, versione=controllo.versione)

    deliver("inps.controllo")

    assert fresh(controllo).stato == "RESPINTO_INPS"
    open_controllo(controllo, by=resp)
    controllo = fresh(controllo)
    assert (controllo.esito_finale, controllo.concluso_il) == ("", None)
    conclude_positivo(controllo, by=resp, versione=controllo.versione)
    assert [each.tipo for each in ComunicazioneControllo.objects.all()] == ["ESITO_CONTROLLO"] * 2


def test_reopen_controllo_keeps_the_outcome_of_before_and_sends_a_rettifica(controllo, resp, mondo):
    conclude_positivo(controllo, by=resp, versione=controllo.versione)
    prima = ComunicazioneControllo.objects.get()

    controllo = reopen_controllo(
        fresh(controllo),
        by=mondo.coordinatore_anagrafici,
        versione=fresh(controllo).versione,
        motivo="NUOVI_ELEMENTI",
        testo="È arrivata la nota di Bologna.",
    )
    conclude_positivo(controllo, by=resp, versione=controllo.versione)

    dopo = ComunicazioneControllo.objects.exclude(pk=prima.pk).get()
    assert controllo.revisioni.get().fotografia["esito_finale"] == "P01"
    assert (dopo.tipo, dopo.precedente) == ("RETTIFICA", prima)
    assert dopo.contenuto["id_comunicazione_precedente"] == str(prima.pk)


def test_reopen_controllo_of_an_open_check_is_refused(controllo, mondo):
    with pytest.raises(TransitionError):
        reopen_controllo(
            controllo, by=mondo.coordinatore_anagrafici, versione=controllo.versione, motivo="RICORSO", testo="Ricorso"
        )


def test_cancel_controllo_takes_the_sight_from_the_responsabile(controllo, resp, mondo):
    cancel_controllo(controllo, by=mondo.coordinatore_anagrafici, versione=controllo.versione, motivo="RINUNCIA")

    controllo = fresh(controllo)
    assert (controllo.stato, controllo.responsabile, controllo.esito_finale) == ("ANNULLATO", None, "AN1")
    with pytest.raises(Http404):
        conclude_positivo(controllo, by=resp, versione=controllo.versione)
