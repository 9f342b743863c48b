"""What passes between us and ANPAL of a person followed on both sides (M12): asked, answered, fetched every two hours."""

import logging
from typing import Any

from celery import shared_task

from accounts.database import as_tasks
from patti_inclusione.selectors.richiesta_cpi import list_di_chiusi
from patti_inclusione.services import richiesta_cpi_arrivo as arrivo
from patti_inclusione.services import richiesta_cpi_messaggio as messaggi
from rdc_platform.gateways import anpal
from rdc_platform.gateways.errors import GatewayRefusal
from rdc_platform.outbox import letture
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.letture import Letto
from rdc_platform.outbox.models import Message

log = logging.getLogger(__name__)


def send_richiesta(body: dict[str, Any] | None, key: str) -> dict[str, Any] | None:
    return None if body is None else anpal.post_richiesta(body, key)


def record_richiesta(message: Message, ricevuta: dict[str, Any] | None) -> None:
    if ricevuta is not None:
        messaggi.record_ricevuta(message.payload["richiesta_id"], ricevuta)


def refuse_richiesta(message: Message, refusal: GatewayRefusal) -> None:
    messaggi.refuse_richiesta(message.payload["richiesta_id"], refusal.codice, refusal.dettaglio)


@handles("anpal.richiesta", send=send_richiesta, record=record_richiesta, refuse=refuse_richiesta, in_mano=True)
def build_richiesta(message: Message) -> dict[str, Any] | None:
    """What a Centro is asked about a person."""
    return messaggi.build_richiesta(message.payload["richiesta_id"])


def send_risposta(risposta: tuple[str, dict[str, Any]] | None, key: str) -> dict[str, Any] | None:
    return None if risposta is None else anpal.post_risposta(*risposta, key)


def record_risposta(message: Message, answer: dict[str, Any] | None) -> None:
    if answer is not None:
        messaggi.record_risposta(message.payload["richiesta_id"])


def refuse_risposta(message: Message, refusal: GatewayRefusal) -> None:
    messaggi.refuse_risposta(message.payload["richiesta_id"], refusal.codice, refusal.dettaglio)


@handles("anpal.risposta", send=send_risposta, record=record_risposta, refuse=refuse_risposta, in_mano=True)
def build_risposta(message: Message) -> tuple[str, dict[str, Any]] | None:
    """What a Centro is answered about a person."""
    return messaggi.build_risposta(message.payload["richiesta_id"])


@handles("anpal.risposta_automatica", send=send_risposta)
def build_automatica(message: Message) -> tuple[str, dict[str, Any]]:
    """The answer that the platform gives by itself: it names no office."""
    return message.payload["id_scambio"], arrivo.answer_alone(message.payload["esito"])


@shared_task
def pull_messaggi() -> None:
    """Take from ANPAL what the Centri ask and answer, in its order; then answer what was asked of cases closed since."""
    letture.take("anpal.messaggi", _read)
    with as_tasks():
        chiuse = list(list_di_chiusi().values_list("pk", flat=True))
    for pk in chiuse:
        with as_tasks():
            arrivo.answer_di_chiuso(pk)


def _read() -> Letto:
    return letture.read_rows(anpal.list_messaggi, arrivo.CURSORE, lambda page: page.messaggi, _take)


def _take(row: dict[str, Any]) -> None:
    try:
        messaggio = arrivo.read_messaggio(row)
    except ValueError:
        numero = str(row.get("numero") or "")[:60]
        log.warning("ANPAL: messaggio illeggibile, numero %.60s", numero or "?")
        if numero:
            arrivo.discard_messaggio(numero, arrivo.id_of(row))
        return
    arrivo.record_messaggio(messaggio)
