"""What the worker delivers for this app: the outcomes of the checks, and INPS's verdict on them."""

from typing import Any
from uuid import UUID

from celery import shared_task

from accounts.database import as_tasks
from controlli_anagrafici.services import anpr as consultazioni
from controlli_anagrafici.services import comunicazione as comunicazioni
from controlli_anagrafici.services import ricalcolo as ricalcoli
from controlli_anagrafici.services.convocazione import expire_iscrizioni
from controlli_anagrafici.services.rinvio import warn_rinvii
from rdc_platform.gateways import anpr, inps
from rdc_platform.gateways.errors import GatewayRefusal
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message


def send_esito(payload: dict[str, Any] | None, key: str) -> dict[str, Any] | None:
    return None if payload is None else inps.post_comunicazione(payload, key)


def record_ricevuta(message: Message, ricevuta: dict[str, Any] | None) -> None:
    if ricevuta is not None:
        comunicazioni.record_ricevuta(message.payload["comunicazione_id"], ricevuta)


def refuse_esito(message: Message, refusal: GatewayRefusal) -> None:
    comunicazioni.record_rifiuto(message.payload["comunicazione_id"], refusal.codice, refusal.dettaglio)


@handles(comunicazioni.TOPIC, send=send_esito, record=record_ricevuta, refuse=refuse_esito)
def build_esito(message: Message) -> dict[str, Any] | None:
    """The outcome of a check, as it was decided."""
    return comunicazioni.build_esito(message.payload["comunicazione_id"])


def record_verdetto(message: Message, verdetto: inps.Verdetto) -> None:
    comunicazione_id = message.payload["comunicazione_id"]
    if verdetto.acquisita:
        comunicazioni.record_acquisita(comunicazione_id)
    else:
        comunicazioni.record_rifiuto(comunicazione_id, verdetto.codice, verdetto.dettaglio)


@handles(comunicazioni.TOPIC_ESITO, send=inps.get_verdetto, record=record_verdetto)
def build_domanda(message: Message) -> str:
    return comunicazioni.id_inps(message.payload["comunicazione_id"])


def send_anpr(domanda: anpr.Domanda | None, key: str) -> anpr.Risposta | None:
    return None if domanda is None else anpr.ask(domanda, key)


def record_anpr(message: Message, risposta: anpr.Risposta | None) -> None:
    if risposta is not None:
        consultazioni.record_anpr(int(message.payload["consultazione_id"]), risposta)


def refuse_anpr(message: Message, refusal: GatewayRefusal) -> None:
    consultazioni.refuse_anpr(int(message.payload["consultazione_id"]), refusal.codice, refusal.dettaglio)


@handles(consultazioni.TOPIC, send=send_anpr, record=record_anpr, refuse=refuse_anpr)
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


@shared_task
def watch_controlli() -> None:
    """Once a day: answers of other Comuni that are late, days given to register that are over."""
    with as_tasks():
        warn_rinvii()
    with as_tasks():
        expire_iscrizioni()
