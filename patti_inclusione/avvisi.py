"""What the worker delivers for the agenda: notices by e-mail, letters on paper, the hours of the offices to INPS."""

from typing import Any
from uuid import UUID

from django.core.mail import EmailMessage

from patti_inclusione.services import comunicazione_sede as sedi
from patti_inclusione.services import invio as invii
from patti_inclusione.services import lettere
from rdc_platform import mail
from rdc_platform.documenti.pdf import render_pdf
from rdc_platform.documenti.services import store_pdf
from rdc_platform.gateways import inps
from rdc_platform.gateways.errors import GatewayRefusal
from rdc_platform.outbox.handlers import handles, within
from rdc_platform.outbox.models import Message

TITOLO_LETTERE = "Lettere di convocazione"


def record_invio(message: Message, sent: bool) -> None:  # noqa: FBT001 -- what `send` brought back, as every handler takes it
    invio_id = int(message.payload["invio_id"])
    if sent:
        invii.record_partito(invio_id)
    else:
        invii.record_fallito(invio_id)


def refuse_invio(message: Message, _refusal: GatewayRefusal) -> None:
    invii.record_fallito(int(message.payload["invio_id"]))


@handles("email.convocazione", send=mail.send_if_any, record=record_invio, refuse=refuse_invio, in_mano=True)
def build_convocazione(message: Message) -> EmailMessage | None:
    """The notice as the Case manager wrote it; None if the appointment does not stand any more."""
    found = invii.read_email(int(message.payload["invio_id"]))
    return None if found is None else _email(*found)


@handles("email.disdetta", send=mail.send_if_any)
def build_disdetta(message: Message) -> EmailMessage:
    """The message that an appointment is off."""
    return _email(*invii.read_disdetta(int(message.payload["invio_id"])))


def record_pec(_message: Message, messaggio_id: UUID) -> None:
    invii.record_pec(messaggio_id)


@handles(invii.TOPIC_PEC, send=within, record=record_pec)
def build_pec(message: Message) -> UUID:
    """The PEC of a notice, of which something new is known."""
    return UUID(message.payload["messaggio_id"])


def render_lettere(righe: list[dict[str, Any]] | None, _key: str) -> bytes | None:
    if righe is None:
        return None
    return render_pdf("patti_inclusione/stampa/lettere.html", {"lettere": righe}, titolo=TITOLO_LETTERE)


def attach_lettere(message: Message, pdf: bytes | None) -> None:
    if pdf is not None:
        lettere.attach_lettere(UUID(message.payload["stampa_id"]), store_pdf(pdf, "lettere-di-convocazione.pdf"))


@handles("documenti.lettere", send=render_lettere, record=attach_lettere)
def build_lettere(message: Message) -> list[dict[str, Any]] | None:
    """All that the letters say."""
    return lettere.read_lettere(UUID(message.payload["stampa_id"]))


def send_m03(payload: dict[str, Any] | None, key: str) -> dict[str, Any] | None:
    return None if payload is None else inps.post_comunicazione(payload, key)


def record_m03(message: Message, ricevuta: dict[str, Any] | None) -> None:
    if ricevuta is not None:
        sedi.record_m03(*_versione(message))


def refuse_m03(message: Message, refusal: GatewayRefusal) -> None:
    sedi.refuse_m03(*_versione(message), refusal.dettaglio or refusal.codice)


@handles("inps.disponibilita", send=send_m03, record=record_m03, refuse=refuse_m03)
def build_m03(message: Message) -> dict[str, Any] | None:
    """The hours of the office as they are; None if a later message says them."""
    return sedi.build_m03(*_versione(message))


def _email(to: str, subject: str, body: str) -> EmailMessage:
    return mail.message(to=to, subject=subject, body=body)


def _versione(message: Message) -> tuple[UUID, int]:
    return UUID(message.payload["sede_id"]), int(message.payload["versione"])
