"""What was refused or thrown away and went back to who left it: it is never put back, and whoever may still leave another."""

import subprocess
import sys
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from patti_inclusione.models import ComunicazioneInps, EventoCaso
from patti_inclusione.services import comunicazione as services
from rdc_platform.monitor.selectors.scambi import find_scambio
from rdc_platform.outbox import atti, delivery
from rdc_platform.outbox.models import Message
from tests.factories.inps import deposit
from tests.factories.pagine import words
from tests.factories.patti import adulti_of, make_firmato
from tests.factories.persone import client_for

IGNOTO = "INPS-RDC-2019-8999998"  # to the simulator, which outlives a test
MOTIVO = {"motivo": "INPS dice di non mandarla"}


@pytest.fixture
def patto(mondo):
    return make_firmato(mondo.caso, mondo.case_manager)


def m05() -> Message:
    return Message.objects.get(topic="inps.comunicazione")


def deliver():
    Message.objects.exclude(topic="inps.comunicazione").update(stato="CONSEGNATO")
    for message in delivery.claim():
        delivery.deliver_one(message)


def url(name: str) -> str:
    return reverse(f"monitor:messaggio_{name}", args=[m05().pk])


def test_what_inps_refused_is_in_the_hands_of_the_case_manager_and_not_put_back(mondo, patto, inps):
    flussi = client_for(mondo.flussi)
    patto.caso.nucleo.protocollo_inps = IGNOTO
    patto.caso.nucleo.save(update_fields=["protocollo_inps"])
    deliver()
    page = words(flussi.get(url("detail")))

    assert (ComunicazioneInps.objects.get().stato, m05().stato) == ("RIFIUTATA", "RIFIUTATO")
    assert "È in mano a chi l'ha lasciato" in page
    assert "Rimetti in coda" not in page
    flussi.post(url("replay"), MOTIVO)
    assert m05().stato == "RIFIUTATO"
    assert find_scambio("inps").da_guardare == 1

    Message.objects.update(delivered_at=timezone.now() - timedelta(days=2))
    assert find_scambio("inps").da_guardare == 0


def test_what_is_thrown_away_goes_back_with_its_reason_and_another_is_left(mondo, patto, inps):
    deposit(inps, patto.caso.nucleo, [componente.codice_fiscale for componente in adulti_of(patto.caso)])
    flussi = client_for(mondo.flussi)
    assert "lo sa subito" in words(flussi.get(url("discard")))

    flussi.post(url("discard"), MOTIVO)

    scartata = ComunicazioneInps.objects.get()
    storia = list(EventoCaso.objects.filter(caso=patto.caso, tipo="inps").values_list("testo", flat=True))
    assert (scartata.stato, scartata.motivo) == ("RIFIUTATA", f"L'ha fermata chi segue gli scambi: {MOTIVO['motivo']}")
    assert [each.startswith("Chi segue gli scambi ha fermato") for each in storia] == [True]
    assert "Rimetti in coda" not in words(flussi.get(url("detail")))
    services.resend_comunicazione(scartata, by=mondo.case_manager)
    Message.objects.filter(topic="inps.comunicazione", stato="IN_CODA").update(due_at=timezone.now())
    deliver()
    assert sorted(ComunicazioneInps.objects.values_list("stato", flat=True)) == ["RICEVUTA", "RIFIUTATA"]


def test_one_that_was_tried_says_that_it_may_be_there_already(mondo, patto):
    flussi = client_for(mondo.flussi)
    assert "potrebbe averlo" not in words(flussi.get(url("discard")))
    Message.objects.update(attempts=1)
    assert "potrebbe averlo" in words(flussi.get(url("discard")))


def test_what_was_withdrawn_meanwhile_is_thrown_away_and_nobody_is_told(mondo, patto):
    ComunicazioneInps.objects.update(stato="RITIRATA")

    atti.discard_messaggio(m05(), by=mondo.flussi, motivo="non serve")

    assert (m05().stato, ComunicazioneInps.objects.get().stato) == ("SCARTATO", "RITIRATA")


def test_a_process_that_delivers_nothing_knows_what_may_be_put_back():
    code = (
        "import django; django.setup();"
        "from rdc_platform.outbox.handlers import find_handler, topics_in_mano;"
        "assert find_handler('pec.invio').da_solo; assert 'inps.comunicazione' in topics_in_mano()"
    )

    subprocess.run([sys.executable, "-c", code], check=True)
