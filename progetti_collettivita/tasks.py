"""The printed sheets, as the worker makes them."""

from typing import Any
from uuid import UUID

from progetti_collettivita.services import allegati
from rdc_platform.documenti.pdf import render_pdf
from rdc_platform.documenti.services import store_pdf
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message


def render_scheda(scheda: dict[str, Any] | None, _key: str) -> bytes | None:
    if scheda is None:
        return None
    titolo = f"Scheda del progetto {scheda['puc'].codice_puc}"
    return render_pdf("progetti_collettivita/stampa/scheda.html", scheda, titolo=titolo)


def attach_scheda(message: Message, pdf: bytes | None) -> None:
    if pdf is not None:
        allegati.attach_scheda(UUID(message.payload["allegato_id"]), store_pdf(pdf, "scheda-progetto.pdf"))


@handles(allegati.TOPIC, send=render_scheda, record=attach_scheda)
def build_scheda(message: Message) -> dict[str, Any] | None:
    return allegati.read_allegato(UUID(message.payload["allegato_id"]))
