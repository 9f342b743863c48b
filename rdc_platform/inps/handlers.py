"""The road of every message to INPS: it goes, a receipt comes back, and later what INPS made of it."""

from collections.abc import Mapping
from typing import Any, Protocol
from uuid import UUID

from rdc_platform.gateways import inps
from rdc_platform.gateways.errors import GatewayRefusal
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message


class Services(Protocol):
    """What an app does at each step; each is called in the transaction of its moment of the delivery."""

    def build_comunicazione(self, comunicazione_id: UUID, /) -> dict[str, Any] | None: ...
    def record_ricevuta(self, comunicazione_id: UUID, ricevuta: Mapping[str, Any], /) -> None: ...
    def id_inps(self, comunicazione_id: UUID, /) -> str: ...
    def record_acquisita(self, comunicazione_id: UUID, /) -> None: ...
    def record_rifiuto(self, comunicazione_id: UUID, codice: str, dettaglio: str, /) -> None: ...


def carry(topic: str, topic_esito: str, services: Services) -> None:
    """Register both topics of an app; their messages name the row as `comunicazione_id`, and so does what is asked after."""

    def record(message: Message, ricevuta: dict[str, Any] | None) -> None:
        if ricevuta is not None:
            services.record_ricevuta(_id_of(message), ricevuta)

    def refuse(message: Message, refusal: GatewayRefusal) -> None:
        services.record_rifiuto(_id_of(message), refusal.codice, refusal.dettaglio)

    def record_verdetto(message: Message, verdetto: inps.Verdetto) -> None:
        if verdetto.acquisita:
            services.record_acquisita(_id_of(message))
        else:
            services.record_rifiuto(_id_of(message), verdetto.codice, verdetto.dettaglio)

    handles(topic, send=_send, record=record, refuse=refuse, in_mano=True)(
        lambda message: services.build_comunicazione(_id_of(message))
    )
    handles(topic_esito, send=inps.get_verdetto, record=record_verdetto)(
        lambda message: services.id_inps(_id_of(message))
    )


def _send(payload: dict[str, Any] | None, key: str) -> dict[str, Any] | None:
    """Nothing goes when INPS has answered already."""
    return None if payload is None else inps.post_comunicazione(payload, key)


def _id_of(message: Message) -> UUID:
    return UUID(message.payload["comunicazione_id"])
