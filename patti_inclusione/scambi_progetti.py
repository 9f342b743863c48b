"""What the projects useful to the community tell of the families, or ask, as another function of ours leaves it in the outbox."""

from datetime import date
from typing import Any
from uuid import UUID

from patti_inclusione.services import notizie, pubblicazione
from rdc_platform.outbox.handlers import handles, within
from rdc_platform.outbox.models import Message


def record_notizia(_message: Message, valori: dict[str, Any]) -> None:
    notizie.record_notizia(
        UUID(valori["persona_id"]),
        tipo=valori["tipo"],
        partecipazione=UUID(valori["partecipazione"]),
        progetto=valori["progetto"],
        il=date.fromisoformat(valori["il"]),
    )


@handles("famiglie.notizia_puc", send=within, record=record_notizia)
def build_notizia(message: Message) -> dict[str, Any]:
    """The fact as the project told it."""
    return dict(message.payload)


def record_famiglia(_message: Message, nucleo_id: UUID) -> None:
    pubblicazione.publish_famiglia(nucleo_id)


@handles("famiglie.da_pubblicare", send=within, record=record_famiglia)
def build_famiglia(message: Message) -> UUID:
    """The family of somebody whom a Centro proposes, of which nothing was told yet."""
    return UUID(message.payload["nucleo_id"])
