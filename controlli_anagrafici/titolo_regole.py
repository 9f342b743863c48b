"""Which titles of stay prove what the richiedente claimed, on the day of the application (art. 2 c. 1 a n. 1 DL 4/2019). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

PROVANO = {
    "UE": {"ATT_ISCR_UE", "ATT_SOGG_PERM_UE"},
    "FAM_UE": {"CARTA_FAM_UE", "CARTA_PERM_FAM_UE", "PDS_FAMILIARE_IT"},
    "UE_LUNGO": {"PDS_UE_LUNGO"},
    "PROT_INT": {"PDS_ASILO", "PDS_SUSSIDIARIA"},
    "APOLIDE": {"PDS_APOLIDE"},
}
SENZA_TITOLO = {"ITA"}


@dataclass(frozen=True)
class Titolo:
    """A title as its rules read it."""

    tipo: str
    data_rilascio: date
    data_scadenza: date | None
    richiesta_rinnovo: bool


def perche_no(requisito: str, titolo: Titolo, riferimento: date) -> str:
    """Why this title does not prove `requisito` on the day of reference; "" if it does."""
    if titolo.tipo not in PROVANO.get(requisito, set()):
        return "Questo titolo non prova il requisito dichiarato."
    if titolo.data_rilascio > riferimento:
        return "Rilasciato dopo la data di riferimento."
    # Since L. 238/2021 the card of the long-term resident is brought up to date: the right does not lapse with it.
    scaduto = titolo.data_scadenza is not None and titolo.data_scadenza < riferimento and titolo.tipo != "PDS_UE_LUNGO"
    if scaduto and not titolo.richiesta_rinnovo:
        return "Scaduto alla data di riferimento, e il rinnovo non risulta chiesto."
    return ""


def is_proved(requisito: str, titoli: Iterable[Titolo], riferimento: date) -> bool:
    """An Italian citizen needs no title; the others one that holds."""
    return requisito in SENZA_TITOLO or any(perche_no(requisito, each, riferimento) == "" for each in titoli)
