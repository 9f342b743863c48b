"""What the worker delivers for this app: the document of a Patto, and what INPS is told of it."""

from typing import Any

from celery import shared_task

from accounts.database import as_tasks
from patti_inclusione import avvisi
from patti_inclusione.selectors.patto_stampa import read_stampa
from patti_inclusione.services import comunicazione as comunicazioni
from patti_inclusione.services import patto as patti
from patti_inclusione.services import supplenza as supplenze
from rdc_platform.audit.autori import Sistema
from rdc_platform.documenti.pdf import render_pdf
from rdc_platform.documenti.services import store_pdf
from rdc_platform.gateways import inps
from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message

__all__ = ["avvisi"]  # the handlers of e-mails, for the worker to find
TITOLO = "Patto per l'inclusione sociale"


def render_patto(stampa: dict[str, Any] | None, _key: str) -> bytes | None:
    return None if stampa is None else render_pdf("patti_inclusione/stampa/patto.html", stampa, titolo=TITOLO)


def attach_patto(message: Message, pdf: bytes | None) -> None:
    """Nothing to attach when the text was opened again, before or after the rendering."""
    edizione = int(message.payload["edizione"])
    if pdf is not None and patti.awaits_pdf(message.payload["patto_id"], edizione):
        patti.attach_pdf(message.payload["patto_id"], edizione, store_pdf(pdf, f"patto-testo-{edizione}.pdf"))


@handles("documenti.patto", send=render_patto, record=attach_patto)
def build_patto(message: Message) -> dict[str, Any] | None:
    """All that the document says, read while the text is closed; None if it was opened again."""
    return read_stampa(message.payload["patto_id"], int(message.payload["edizione"]))


def send_m05(payload: dict[str, Any] | None, key: str) -> dict[str, Any] | None:
    return None if payload is None else inps.post_comunicazione(payload, key)


def record_m05(message: Message, ricevuta: dict[str, Any] | None) -> None:
    if ricevuta is not None:
        comunicazioni.record_ricevuta(message.payload["comunicazione_id"], ricevuta)


def refuse_m05(message: Message, refusal: GatewayRefusal) -> None:
    comunicazioni.record_rifiuto(message.payload["comunicazione_id"], refusal.codice, refusal.dettaglio)


@handles("inps.sottoscrizione", send=send_m05, record=record_m05, refuse=refuse_m05)
def build_m05(message: Message) -> dict[str, Any] | None:
    return comunicazioni.build_m05(message.payload["comunicazione_id"])


def ask_esito(id_inps: str, _key: str) -> dict[str, Any]:
    """INPS's verdict on what it received; while there is none the question goes back to the queue."""
    risposta = inps.get_comunicazione(id_inps)
    if risposta["stato"] == "RICEVUTA":
        raise GatewayUnavailable("INPS non ha ancora deciso")
    return risposta


def record_esito(message: Message, risposta: dict[str, Any]) -> None:
    comunicazione_id, errori = message.payload["comunicazione_id"], risposta.get("errori") or []
    if risposta["stato"] == "ACQUISITA":
        comunicazioni.record_acquisita(comunicazione_id)
    else:
        dettaglio = " ".join(str(errore["dettaglio"]) for errore in errori)
        comunicazioni.record_rifiuto(comunicazione_id, str(errori[0]["codice"]) if errori else "SCARTATA", dettaglio)


@handles("inps.esito", send=ask_esito, record=record_esito)
def build_esito(message: Message) -> str:
    return comunicazioni.id_inps(message.payload["comunicazione_id"])


@shared_task
def end_supplenze() -> None:
    """Tidy up the substitutions whose time is over, and give back what an absence had put into the queue."""
    by = Sistema("supplenze.finite")
    with as_tasks():
        supplenze.sweep_supplenze(by=by)
        supplenze.sweep_assenze(by=by)
