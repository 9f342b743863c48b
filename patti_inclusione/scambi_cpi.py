"""What ANPAL is told: who goes to a Centro per l'impiego, who is made known to it, what became of a return."""

from typing import Any

from patti_inclusione.selectors.rinvio_cpi import build_riscontro as read_riscontro
from patti_inclusione.services import cpi_messaggio as invii_cpi
from rdc_platform.gateways import anpal
from rdc_platform.gateways.errors import GatewayRefusal
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message


def send_rinvio(rinvio: invii_cpi.Rinvio | None, key: str) -> dict[str, Any] | None:
    if rinvio is None:
        return None
    if rinvio.cpi:
        return anpal.post_rinvio(rinvio.cpi, rinvio.codici_fiscali, key)
    return anpal.post_giovani(rinvio.comune, rinvio.codici_fiscali, key)


def record_rinvio(message: Message, ricevuta: dict[str, Any] | None) -> None:
    if ricevuta is not None:
        invii_cpi.record_ricevuta(message.payload["invio_id"], ricevuta)


def refuse_rinvio(message: Message, refusal: GatewayRefusal) -> None:
    invii_cpi.record_rifiuto(message.payload["invio_id"], refusal.codice, refusal.dettaglio)


@handles("anpal.rinvio", send=send_rinvio, record=record_rinvio, refuse=refuse_rinvio, in_mano=True)
def build_rinvio(message: Message) -> invii_cpi.Rinvio | None:
    """The people sent to a Centro per l'impiego, or made known to ANPAL."""
    return invii_cpi.build_rinvio(message.payload["invio_id"])


def send_riscontro(riscontro: tuple[str, list[dict[str, str | int]]], _key: str) -> dict[str, Any]:
    return anpal.post_riscontro(*riscontro)


@handles("anpal.riscontro", send=send_riscontro)
def build_riscontro(message: Message) -> tuple[str, list[dict[str, str | int]]]:
    """What ANPAL is told of a return: who is followed here, and who is not and why."""
    numero = message.payload["numero"]
    return numero, read_riscontro(numero)
