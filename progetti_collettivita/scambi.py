"""What the worker carries to INAIL and back (B.5)."""

from uuid import UUID

from progetti_collettivita.services import copertura
from progetti_collettivita.services import inail as services
from rdc_platform.gateways import inail
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message


def send_flusso(flusso: services.Flusso | None, key: str) -> str | None:
    return None if flusso is None else inail.post_flusso(*flusso, key)


def record_invio(message: Message, id_flusso: str | None) -> None:
    if id_flusso is not None:
        services.record_invio(_id_of(message), id_flusso)


@handles(copertura.TOPIC, send=send_flusso, record=record_invio)
def build_flusso(message: Message) -> services.Flusso | None:
    return services.build_flusso(_id_of(message))


def ask_riscontro(domanda: inail.Domanda | None, key: str) -> inail.Riscontro | None:
    return None if domanda is None else inail.get_riscontro(domanda, key)


def record_riscontro(message: Message, riscontro: inail.Riscontro | None) -> None:
    if riscontro is not None:
        services.record_riscontro(_id_of(message), riscontro)


@handles(copertura.TOPIC_RISCONTRO, send=ask_riscontro, record=record_riscontro)
def build_domanda(message: Message) -> inail.Domanda | None:
    return services.build_domanda(_id_of(message))


def _id_of(message: Message) -> UUID:
    return UUID(message.payload["comunicazione_id"])
