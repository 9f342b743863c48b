"""What the worker carries to INPS of who takes part in a project, and back (M13)."""

from typing import Any
from uuid import UUID

from progetti_collettivita.services import adempimento
from progetti_collettivita.services import inps as services
from rdc_platform.gateways import inps
from rdc_platform.gateways.errors import GatewayRefusal
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message


def send_m13(payload: dict[str, Any] | None, key: str) -> dict[str, Any] | None:
    return None if payload is None else inps.post_comunicazione(payload, key)


def record_ricevuta(message: Message, ricevuta: dict[str, Any] | None) -> None:
    if ricevuta is not None:
        services.record_ricevuta(_id_of(message), ricevuta)


def refuse_m13(message: Message, refusal: GatewayRefusal) -> None:
    services.record_rifiuto(_id_of(message), refusal.codice, refusal.dettaglio)


@handles(adempimento.TOPIC, send=send_m13, record=record_ricevuta, refuse=refuse_m13)
def build_m13(message: Message) -> dict[str, Any] | None:
    return services.build_m13(_id_of(message))


def record_verdetto(message: Message, verdetto: inps.Verdetto) -> None:
    if verdetto.acquisita:
        services.record_acquisita(_id_of(message))
    else:
        services.record_rifiuto(_id_of(message), verdetto.codice, verdetto.dettaglio)


@handles(services.TOPIC_ESITO, send=inps.get_verdetto, record=record_verdetto)
def build_domanda(message: Message) -> str:
    return services.id_inps(_id_of(message))


def _id_of(message: Message) -> UUID:
    return UUID(message.payload["comunicazione_id"])
