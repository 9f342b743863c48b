"""The documents that the worker makes: the Patto, and its copies for the family."""

from typing import Any

from patti_inclusione.selectors.patto_copia import RISERVATO, read_copia, shorten
from patti_inclusione.selectors.patto_stampa import read_stampa
from patti_inclusione.services import patto as patti
from patti_inclusione.services import patto_copie as copie
from rdc_platform.documenti.apertura import count_pagine
from rdc_platform.documenti.pdf import render_pdf
from rdc_platform.documenti.services import store_pdf
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message

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
