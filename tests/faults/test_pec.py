"""PEC under kill -9 of the worker that sends it: SMTP has no key, so a message is handed over once at most, and never again by itself."""

import json
import time

import pytest

from rdc_platform.outbox.tasks import deliver
from rdc_platform.pec.models import MessaggioPec, StatoPec
from rdc_platform.pec.services import send_pec
from rdc_platform.pec.tasks import read_receipts
from tests.faults.processi import UCCISIONI, chance, end_waits, say, wait_until
from tests.simulators.processi import request

pytestmark = pytest.mark.slow
OGGETTO = "Lettera che va incontro a un guasto"


def send(name):
    return send_pec(destinatario=f"{name}@pec.example.it", oggetto=OGGETTO, corpo="Testo della lettera.")


def states():
    """Of the PEC of the test; the world has some of its own, that go nowhere."""
    return dict(MessaggioPec.objects.filter(oggetto=OGGETTO).values_list("message_id", "stato"))


def taken(port):
    """The Message-IDs of ours that the provider took, as often as it took them."""
    found = [each["message_id"] for each in json.loads(request(port, "GET", "/messaggi.json")[2])]
    return sorted(each for each in found if each in states())


def read_until(broker, condition):
    """Beat's look at the mailbox, again and again."""

    def look():
        broker.tell(read_receipts)
        time.sleep(0.3)
        return condition()

    wait_until(look)


def test_a_worker_killed_between_data_and_250_is_uncertain_and_the_receipt_resolves_it(
    mondo_vero, casella, broker, postini
):
    row = send("appeso")
    with postini.working():
        broker.tell(deliver, "pec")
        wait_until(lambda: taken(casella) == [row.message_id])  # the end of DATA has been, 250 never comes
        assert states() == {row.message_id: StatoPec.IN_INVIO}

    end_waits()
    with postini.working():
        broker.tell(deliver, "pec")
        wait_until(lambda: states() == {row.message_id: StatoPec.INCERTO})
        end_waits()
        broker.tell(deliver, "pec")
        read_until(broker, lambda: states() == {row.message_id: StatoPec.CONSEGNATO})

    assert taken(casella) == [row.message_id]


def test_twenty_kills_hand_no_pec_over_twice_and_believe_no_delivery_without_its_receipt(
    mondo_vero, casella, broker, postini
):
    lot = chance(2022)
    for _ in range(UCCISIONI):
        send(lot.choice(["ufficio", "appeso", "incerto", "perso"]))
        with postini.working():
            broker.tell(deliver, "pec")
            time.sleep(lot.uniform(0, 0.4))
        end_waits()
    with postini.working():
        broker.tell(deliver, "pec")
        wait_until(lambda: not {StatoPec.IN_CODA, StatoPec.IN_INVIO} & set(states().values()))
        read_until(
            broker, lambda: sum(each == StatoPec.CONSEGNATO for each in states().values()) == len(taken(casella))
        )

    handed, end = taken(casella), states()
    say(
        f"{UCCISIONI} kills: {len(end)} PEC, {len(handed)} handed over, {len(end) - len(handed)} for a person to look at"
    )
    assert len(handed) == len(set(handed))
    assert {name: stato for name, stato in end.items() if name in handed} == dict.fromkeys(handed, StatoPec.CONSEGNATO)
    assert {stato for name, stato in end.items() if name not in handed} <= {StatoPec.INCERTO}
