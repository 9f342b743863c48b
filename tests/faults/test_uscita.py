"""What goes to INPS, under twenty kills of the worker (F1) and twenty of the broker, emptied each time (F4).

Everything is a process of its own: PostgreSQL, Valkey, Celery's worker and beat, INPS. `bin/test tests/faults -s -m slow`.
"""

import time
from contextlib import suppress

import pytest
from kombu.exceptions import OperationalError

from patti_inclusione.models import ComunicazioneInps, Scadenza, StatoComunicazione
from rdc_platform.outbox.models import Message, StatoMessaggio
from rdc_platform.outbox.tasks import deliver
from tests.faults.processi import UCCISIONI, chance, end_waits, say, wait_until
from tests.patti_inclusione.test_faults_m05 import effects, requests, sign_for
from tests.simulators.processi import post_form

pytestmark = pytest.mark.slow
GUASTI = ["", "lento", "lento", "appeso", "appeso", "sordo", "tronco", "503"]


def all_received():
    return not ComunicazioneInps.objects.exclude(stato=StatoComunicazione.RICEVUTA).exists()


def check_one_effect_each(port, said):
    """Nothing lost and nothing twice: as many effects at INPS as messages, each with its own receipt and its term kept."""
    found, asked = effects(port), requests(port)
    say(f"{said}: {len(found)} messages, {sum(found.values())} effects, {sum(asked.values())} requests")
    assert len(found) == UCCISIONI
    assert set(found.values()) == {1}
    assert ComunicazioneInps.objects.exclude(protocollo="").values("protocollo").distinct().count() == UCCISIONI
    assert set(Scadenza.objects.filter(codice="T04").values_list("stato", flat=True)) == {"RISPETTATA"}
    assert not Message.objects.filter(topic="inps.comunicazione").exclude(stato=StatoMessaggio.CONSEGNATO).exists()


def test_twenty_kills_of_the_worker_leave_one_effect_each(mondo_vero, inps_vuoto, broker, lavoratori):
    lot, in_hand = chance(2019), 0
    for n in range(UCCISIONI):
        sign_for(mondo_vero, inps_vuoto, n)
        post_form(inps_vuoto, "/console/guasto", modo=lot.choice(GUASTI))
        pid = lavoratori.start()
        broker.tell(deliver, "inps")
        time.sleep(lot.uniform(0, 1))
        lavoratori.kill(pid)
        in_hand += Message.objects.filter(controparte="inps", stato=StatoMessaggio.IN_CONSEGNA).exists()
        end_waits()
    post_form(inps_vuoto, "/console/guasto", modo="")

    end_waits()
    with lavoratori.working():
        broker.tell(deliver, "inps")
        wait_until(all_received)

    check_one_effect_each(inps_vuoto, f"{UCCISIONI} kills of the worker, {in_hand} with a message in hand")


def test_twenty_kills_of_the_broker_lose_nothing(mondo_vero, inps_vuoto, broker, lavoratori):
    """The worker lives, and must find its way back each time; what its doorbell was to tell it, beat's sweep does."""
    lot, unheard = chance(2020), 0
    with lavoratori.working():
        lavoratori.start("beat")
        for n in range(UCCISIONI):
            sign_for(mondo_vero, inps_vuoto, n)
            before = lot.random() < 0.5
            if before:
                broker.kill()
            with suppress(OperationalError):
                broker.tell(deliver, "inps")
            time.sleep(lot.uniform(0, 0.3))
            if not before:
                broker.kill()
            unheard += not all_received()
        started = time.monotonic()
        wait_until(all_received)

    back = time.monotonic() - started
    check_one_effect_each(
        inps_vuoto, f"{UCCISIONI} kills of the broker, {unheard} with a message waiting, {back:.0f} s"
    )
