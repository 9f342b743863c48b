"""The printed sheets, as the worker makes them, and what time does to the proposals."""

import logging
from datetime import date
from typing import Any
from uuid import UUID

from celery import shared_task

from accounts.database import as_tasks
from progetti_collettivita import scambi, scambi_anpal
from progetti_collettivita.selectors.anpal import read_cursore
from progetti_collettivita.services import (
    adempimento,
    allegati,
    catalogo_anpal,
    inail,
    inps,
    lettere,
    proposta,
    proposta_anpal,
)
from rdc_platform import calendario
from rdc_platform.documenti.pdf import render_pdf
from rdc_platform.documenti.services import store_pdf
from rdc_platform.gateways import anpal
from rdc_platform.inps.handlers import carry
from rdc_platform.outbox import letture
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.letture import Letto
from rdc_platform.outbox.models import Message

log = logging.getLogger(__name__)
__all__ = ["scambi", "scambi_anpal"]  # imported here so that the worker knows its kinds of message

carry(adempimento.TOPIC, inps.TOPIC_ESITO, inps)


def render_scheda(scheda: dict[str, Any] | None, _key: str) -> bytes | None:
    if scheda is None:
        return None
    titolo = f"Scheda del progetto {scheda['puc'].codice_puc}"
    return render_pdf("progetti_collettivita/stampa/scheda.html", scheda, titolo=titolo)


def attach_scheda(message: Message, pdf: bytes | None) -> None:
    _attach(message, pdf, "scheda-progetto.pdf")


@handles(allegati.TOPIC, send=render_scheda, record=attach_scheda)
def build_scheda(message: Message) -> dict[str, Any] | None:
    return allegati.read_allegato(UUID(message.payload["allegato_id"]))


def render_foglio(foglio: dict[str, Any] | None, _key: str) -> bytes | None:
    if foglio is None:
        return None
    titolo = f"Foglio delle presenze, {foglio['nome']}, progetto {foglio['puc'].codice_puc}"
    return render_pdf("progetti_collettivita/stampa/foglio.html", foglio, titolo=titolo)


def attach_foglio(message: Message, pdf: bytes | None) -> None:
    _attach(message, pdf, "foglio-presenze.pdf")


@handles(allegati.TOPIC_FOGLIO, send=render_foglio, record=attach_foglio)
def build_foglio(message: Message) -> dict[str, Any] | None:
    mese = date.fromisoformat(message.payload["mese"])
    return allegati.read_foglio_allegato(UUID(message.payload["allegato_id"]), mese)


def render_lettera(lettera: dict[str, Any] | None, _key: str) -> bytes | None:
    if lettera is None:
        return None
    return render_pdf(
        "progetti_collettivita/stampa/lettera.html", lettera, titolo=f"Proposta {lettera['puc'].codice_puc}"
    )


def attach_lettera(message: Message, pdf: bytes | None) -> None:
    if pdf is not None:
        lettere.attach_lettera(UUID(message.payload["assegnazione_id"]), store_pdf(pdf, "proposta-progetto.pdf"))


@handles(lettere.TOPIC, send=render_lettera, record=attach_lettera)
def build_lettera(message: Message) -> dict[str, Any] | None:
    return lettere.read_da_fare(UUID(message.payload["assegnazione_id"]))


def _attach(message: Message, pdf: bytes | None, nome: str) -> None:
    if pdf is not None:
        allegati.attach_scheda(UUID(message.payload["allegato_id"]), store_pdf(pdf, nome))


@shared_task
def expire_proposte() -> None:
    """Write which proposals had no answer in time, each in its transaction: their places are free again."""
    oggi = calendario.today()
    with as_tasks():
        over = proposta.list_senza_risposta(oggi)
    for pk in over:
        with as_tasks():
            proposta.expire_assegnazione(pk, oggi=oggi)


@shared_task
def requeue_inail() -> None:
    """Once an hour: what INAIL refused whole (its token, a fault of the flow) leaves again, what waits is asked again."""
    with as_tasks():
        inail.requeue_comunicazioni()


@shared_task
def pull_proposte() -> None:
    """Take from ANPAL every proposal not read yet, in its order, and tell it of the projects that it does not know.

    Where one waits for what is told of a family, its page is read again next time.
    """
    with as_tasks():
        catalogo_anpal.tell_non_detti()
    letture.take("anpal.proposte", _read_proposte)


def _read_proposte() -> Letto:
    righe = 0
    for page in letture.pages(anpal.list_proposte, read_cursore(proposta_anpal.RISORSA)):
        if [row for row in page.proposte if not _take_proposta(row)]:
            break
        with as_tasks():
            proposta_anpal.keep_cursore(page.cursore)
        righe += len(page.proposte)
    return Letto(righe)


def _take_proposta(row: dict[str, Any]) -> bool:
    """Whether there is no more to do of it."""
    numero = str(row.get("numero") or "")[:60]
    try:
        ricevuta = proposta_anpal.read_proposta(row)
    except ValueError:
        log.warning("ANPAL: proposta illeggibile, numero %.60s", numero or "?")
        if numero:
            with as_tasks():
                proposta_anpal.discard_proposta(numero)
        return True
    with as_tasks():
        if proposta_anpal.ask_famiglia(ricevuta):
            return False
        proposta_anpal.record_proposta(ricevuta)
    return True
