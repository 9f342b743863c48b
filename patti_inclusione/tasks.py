"""What the worker delivers for this app: the document of a Patto, and what INPS is told of it; and the terms at night."""

from typing import Any

from celery import shared_task

from accounts.database import as_tasks
from patti_inclusione import avvisi
from patti_inclusione.selectors.patto_copia import RISERVATO, read_copia, shorten
from patti_inclusione.selectors.patto_stampa import read_stampa
from patti_inclusione.services import comunicazione as comunicazioni
from patti_inclusione.services import esito as esiti
from patti_inclusione.services import invio as invii
from patti_inclusione.services import patto as patti
from patti_inclusione.services import patto_copie as copie
from patti_inclusione.services import scadenza as scadenze
from patti_inclusione.services.termine_incontro import open_incontri
from rdc_platform import calendario
from rdc_platform.documenti.apertura import count_pagine
from rdc_platform.documenti.pdf import render_pdf
from rdc_platform.documenti.services import store_pdf
from rdc_platform.gateways import inps
from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message

__all__ = ["avvisi"]  # the handlers of the agenda, for the worker to find

TITOLO = "Patto per l'inclusione sociale"
TITOLO_COPIA = "Il nostro Patto: le cose importanti"
PAGINE = 2  # of the family's copy (spec §8.3)
MISURE = ((99, 300), (6, 160), (4, 120), (3, 90), (2, 80), (1, 60))  # items a list, letters a sentence, until it fits


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


def render_copia(valori: dict[str, Any] | None, _key: str) -> bytes | None:
    """The sheet on two pages at most: what does not fit is left out, and the sheet says that the rest is in the Patto."""
    if valori is None:
        return None
    template = valori["template"]
    if template == RISERVATO:
        return render_pdf(template, valori, titolo=TITOLO)
    for voci, lettere in MISURE:
        pdf = render_pdf(template, shorten(valori, voci, lettere), titolo=TITOLO_COPIA)
        if count_pagine(pdf) <= PAGINE:
            break
    return pdf


def attach_copia(message: Message, pdf: bytes | None) -> None:
    """Nothing to attach when the text was opened again."""
    copia_id = message.payload["copia_id"]
    if pdf is not None and copie.awaits_documento(copia_id):
        copie.attach_documento(copia_id, store_pdf(pdf, "patto-per-la-famiglia.pdf"))


@handles("documenti.copia", send=render_copia, record=attach_copia)
def build_copia(message: Message) -> dict[str, Any] | None:
    return read_copia(message.payload["copia_id"])


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
def update_scadenze() -> None:
    """Write which terms lapsed, and start those of the month. A page computes them by itself: a night missed misleads nobody."""
    oggi = calendario.today()
    with as_tasks():
        scadenze.expire_scadenze(oggi)
    with as_tasks():
        open_incontri(oggi)


@shared_task
def ask_giustificazioni() -> None:
    """Put the absences that nobody justified in time among what waits for their Case manager, each in its transaction."""
    with as_tasks():
        over = esiti.list_over()
    for esito_id in over:
        with as_tasks():
            esiti.ask_decision(esito_id)


@shared_task
def read_pec_convocazioni() -> None:
    """Write on the convocations what the receipts of their PEC say."""
    with as_tasks():
        mosse = invii.list_pec_mosse()
    for invio_id, esito in mosse:
        with as_tasks():
            invii.record_pec(invio_id, esito)
