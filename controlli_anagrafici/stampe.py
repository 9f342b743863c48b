"""The letters of the checks, as the worker makes them."""

from typing import Any
from uuid import UUID

from controlli_anagrafici.models import TipoLettera
from controlli_anagrafici.services import lettera as lettere
from rdc_platform.documenti.pdf import render_pdf
from rdc_platform.documenti.services import store_pdf
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message

# What each is made from, what its file is called, what it says it is.
CARTE = {
    TipoLettera.CONVOCAZIONE: ("controlli_anagrafici/stampa/convocazione.html", "convocazione.pdf", "Convocazione"),
    TipoLettera.RICHIESTA_COMUNE: (
        "controlli_anagrafici/stampa/richiesta_comune.html",
        "richiesta-verifica.pdf",
        "Richiesta di verifica anagrafica",
    ),
    TipoLettera.ESITO_NEGATIVO: (
        "controlli_anagrafici/stampa/esito_negativo.html",
        "comunicazione-esito.pdf",
        "Comunicazione dell'esito",
    ),
}


def render_lettera(lettera: dict[str, Any] | None, _key: str) -> tuple[bytes, str] | None:
    """The PDF and what its file is called; without a person's name in either."""
    if lettera is None:
        return None
    template, nome, titolo = CARTE[TipoLettera(lettera["tipo"])]
    return render_pdf(template, lettera, titolo=titolo), nome


def attach_lettera(message: Message, pdf: tuple[bytes, str] | None) -> None:
    if pdf is not None:
        lettere.attach_lettera(UUID(message.payload["lettera_id"]), store_pdf(*pdf))


@handles(lettere.TOPIC, send=render_lettera, record=attach_lettera)
def build_lettera(message: Message) -> dict[str, Any] | None:
    return lettere.read_lettera(UUID(message.payload["lettera_id"]))
