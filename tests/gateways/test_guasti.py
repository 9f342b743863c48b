"""Each fault of the simulators' one switch, at each gateway: a message waits, and its error is a sentence; or nothing is to be seen."""

import itertools
import uuid
from datetime import date, timedelta
from functools import partial

import pytest
from django.utils import timezone

from rdc_platform.gateways import anpal, anpr, http, inail, inps, sms
from rdc_platform.gateways.errors import GatewayUnavailable
from rdc_platform.outbox import delivery
from rdc_platform.outbox.handlers import HANDLERS, handles
from rdc_platform.outbox.models import Message
from rdc_platform.outbox.services import post
from rdc_platform.simulators.guasto import GUASTI
from tests.factories.anpr import know
from tests.simulators.processi import post_form

CF = "RSSMRA80A01H501U"
ATTESI = {  # what the client says of it, and after how many seconds the other side wants to be asked again
    "429": ("chiede di rallentare", 30),
    "503": ("dice che non è disponibile", 60),
    "lento": ("non risponde entro il tempo massimo", None),
    "appeso": ("non risponde entro il tempo massimo", None),
    "tronco": ("collegamento non riuscito o interrotto", None),
    "sordo": ("collegamento non riuscito o interrotto", None),
}
INNOCUI = ("doppio", "disordine", "firma")
MINUTO = 60
keys = itertools.count()


def ask_inps(_request, _key):
    return inps.list_lotti()


def ask_anpal(_request, _key):
    return anpal.list_rinvii()


def ask_inail(_request, key):
    riga = inail.Riga(str(uuid.uuid4()), "ATTIVAZIONE", "D150-2021-0001", CF, date(2021, 3, 1))
    return inail.post_flusso([inail.Progetto("D150-2021-0001", "", "D150")], [riga], key)


def ask_anpr(_request, _key):
    return anpr.ask(anpr.Domanda(next(keys), CF, date(2019, 3, 6), "Controllo"))


def ask_sms(_request, key):
    return sms.send(sms.Sms("+393471234567", "Appuntamento domani.", timezone.now() + timedelta(days=1)), key)


CHIAMATE = {"inps": ask_inps, "anpal": ask_anpal, "inail": ask_inail, "anpr": ask_anpr, "sms": ask_sms}
SERVIZI = {"inps": "inps_nuovo", "sms": "sms_port"}


def build(message):
    return message.payload


@pytest.fixture
def topic():
    """A topic that calls who is named, and keeps the last answer."""
    answers = []

    def call(nome):
        handles(f"prova.{nome}", send=CHIAMATE[nome], record=lambda _message, answer: answers.append(answer))(build)
        return answers

    yield call
    for name in [each for each in HANDLERS if each.startswith("prova.")]:
        del HANDLERS[name]


def attempt(nome):
    """One attempt of a new message: it, and the seconds after which the next is due."""
    message = post(f"prova.{nome}", key=f"guasto-{next(keys)}")
    claimed = [each for each in delivery.claim() if each.pk == message.pk]
    delivery.deliver_one(claimed[0])
    message.refresh_from_db()
    return message, (message.due_at - timezone.now()) / timedelta(seconds=1)


@pytest.mark.django_db
@pytest.mark.parametrize("nome", CHIAMATE)
def test_each_fault_is_a_message_that_waits_with_a_sentence_or_is_not_seen(nome, topic, request, monkeypatch):
    port, answers = request.getfixturevalue(SERVIZI.get(nome, nome)), topic(nome)
    fail = partial(post_form, port, "/console/guasto")
    if nome == "anpr":
        know(port, CF)
    assert attempt(nome)[0].stato == "CONSEGNATO"
    monkeypatch.setattr(http, "TIMEOUT", 0.5)
    assert set(GUASTI) == {"", *ATTESI, *INNOCUI}

    for modo, (frase, attesa) in ATTESI.items():
        assert fail(modo=modo) == 303
        message, seconds = attempt(nome)
        assert (modo, message.stato, frase in message.error) == (modo, "IN_CODA", True)
        assert abs(seconds - (attesa or MINUTO)) < 10

    monkeypatch.undo()
    for modo in INNOCUI:
        fail(modo=modo)
        assert (modo, attempt(nome)[0].stato) == (modo, "CONSEGNATO")
    fail(modo="")
    assert len(answers) == 1 + len(INNOCUI)
    assert Message.objects.filter(stato="IN_CODA").count() == len(ATTESI)


@pytest.mark.parametrize(
    ("modo", "frase"),
    [
        *((modo, f"PDND: {frase}") for modo, (frase, _) in ATTESI.items()),
        ("doppio", "PDND non dà il voucher.*già stato usato"),
        ("firma", "non accetta il voucher"),
    ],
)
def test_each_fault_of_pdnd_says_that_it_is_pdnd(pdnd, monkeypatch, modo, frase):
    monkeypatch.setattr(http, "TIMEOUT", 0.5)
    post_form(pdnd.port, "/console/guasto", modo=modo)
    try:
        with pytest.raises(GatewayUnavailable, match=frase):
            inps.list_lotti()
    finally:
        post_form(pdnd.port, "/console/guasto", modo="")
