"""What the worker delivers for this app: the outcomes of the checks, and INPS's verdict on them."""

from datetime import date
from typing import Any
from uuid import UUID

from celery import shared_task
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from accounts.database import as_tasks
from accounts.models import Operatore
from controlli_anagrafici import stampe
from controlli_anagrafici.services import anpr as consultazioni
from controlli_anagrafici.services import avvisi
from controlli_anagrafici.services import campione as campioni
from controlli_anagrafici.services import comunicazione as comunicazioni
from controlli_anagrafici.services import ricalcolo as ricalcoli
from controlli_anagrafici.services.convocazione import expire_iscrizioni
from rdc_platform import mail
from rdc_platform.gateways import anpr
from rdc_platform.gateways.errors import GatewayRefusal
from rdc_platform.inps.handlers import carry
from rdc_platform.outbox.handlers import handles, within
from rdc_platform.outbox.models import Message

__all__ = ["stampe"]  # imported here so that the worker knows its kind of message


carry(comunicazioni.TOPIC, comunicazioni.TOPIC_ESITO, comunicazioni)


@handles(avvisi.TOPIC, send=mail.send)
def build_avviso(message: Message) -> EmailMessage:
    """To a Coordinatore: how many things are late. Nothing of anybody."""
    operatore = Operatore.objects.get(pk=message.payload["operatore_id"])
    conti = {name: int(message.payload[name]) for name in ("rinvii", "scaduti")}
    body = render_to_string("controlli_anagrafici/controlli_email.txt", conti)
    return mail.message(to=operatore.email, subject="Controlli anagrafici in ritardo", body=body)


def record_provvedimento(message: Message, valori: dict[str, Any]) -> None:
    decorrenza = valori["decorrenza"]
    comunicazioni.record_provvedimento(
        UUID(valori["comunicazione_id"]),
        tipo=valori["tipo"],
        il=date.fromisoformat(valori["il"]),
        decorrenza=date.fromisoformat(decorrenza) if decorrenza else None,
    )


@handles("controlli.provvedimento", send=within, record=record_provvedimento)
def build_provvedimento(message: Message) -> dict[str, Any]:
    """What INPS decided, as the function that reads its list found it."""
    return dict(message.payload)


def send_anpr(domanda: anpr.Domanda | None, key: str) -> anpr.Risposta | None:
    return None if domanda is None else anpr.ask(domanda, key)


def record_anpr(message: Message, risposta: anpr.Risposta | None) -> None:
    if risposta is not None:
        consultazioni.record_anpr(int(message.payload["consultazione_id"]), risposta)


def refuse_anpr(message: Message, refusal: GatewayRefusal) -> None:
    consultazioni.refuse_anpr(int(message.payload["consultazione_id"]), refusal.codice, refusal.dettaglio)


@handles(consultazioni.TOPIC, send=send_anpr, record=record_anpr, refuse=refuse_anpr, in_mano=True)
def build_anpr(message: Message) -> anpr.Domanda | None:
    return consultazioni.build_anpr(int(message.payload["consultazione_id"]))


def go_on(payload: UUID, _key: str) -> UUID:
    """Nobody outside is called: the count itself is done where its rows are written."""
    return payload


def count_some(_message: Message, ricalcolo_id: UUID) -> None:
    ricalcoli.count_next(ricalcolo_id)


@handles(ricalcoli.TOPIC, send=go_on, record=count_some)
def build_ricalcolo(message: Message) -> UUID:
    return UUID(message.payload["ricalcolo_id"])


def draw_some(_message: Message, estrazione_id: UUID) -> None:
    campioni.draw_next(estrazione_id)


@handles(campioni.TOPIC, send=go_on, record=draw_some)
def build_campione(message: Message) -> UUID:
    return UUID(message.payload["estrazione_id"])


@shared_task
def watch_controlli() -> None:
    """Once a day: what is late, titles about to lapse, days given to register that are over."""
    with as_tasks():
        avvisi.warn_coordinatori()
    with as_tasks():
        avvisi.remind_rinnovi()
    with as_tasks():
        expire_iscrizioni()
