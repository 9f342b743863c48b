"""A list that somebody keeps in a spreadsheet, read by its headings: in any order and case, with the words people use.

Pure: knows no database and no form. What a value means is for who asked for it.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rdc_platform.fogli.celle import FORMULA, read_celle
from rdc_platform.fogli.errori import FoglioError

__all__ = ["COMMENTO", "FORMULA", "RIGHE", "FoglioError", "Intestazione", "RigaFoglio", "plain", "read_foglio"]

RIGHE = 200
COMMENTO = "#"  # a row that begins so explains, and is no datum


@dataclass(frozen=True, slots=True)
class Intestazione:
    """A column: its key, the heading we write, and the others we understand. Without `name` it is known and not read."""

    name: str
    label: str
    sinonimi: tuple[str, ...] = ()
    required: bool = False

    def knows(self, text: str) -> bool:
        return plain(text) in {plain(each) for each in (self.label, self.name, *self.sinonimi) if each}


@dataclass(frozen=True, slots=True)
class RigaFoglio:
    """One row: its number in the sheet, and its texts by column, "" where there is nothing. A formula begins with FORMULA."""

    numero: int
    valori: dict[str, str]


def plain(text: str) -> str:
    """The text for comparing: lower case, no accents, letters and digits alone."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in letters if each.isalnum())


def read_foglio(
    data: bytes, nome: str, intestazioni: Sequence[Intestazione], *, righe: int = RIGHE
) -> list[RigaFoglio]:
    """The rows of the sheet in `data`, called `nome`; at most `righe`. Raises FoglioError, whose text says what to do.

    The first row that has something in it holds the headings; empty rows and those that begin with "#" are skipped.
    """
    rows = ((numero, celle) for numero, celle in read_celle(data, nome) if not _is_comment(celle))
    _, first = next(rows, (0, []))
    if not first:
        raise FoglioError("Il foglio è vuoto: scrivi le intestazioni e una riga per persona.")
    places = _places(first, intestazioni)
    found: list[RigaFoglio] = []
    for numero, celle in rows:
        if len(found) == righe:
            raise FoglioError(f"L'elenco ha troppe righe: al massimo {righe}. Dividilo in due.")
        found.append(_riga(numero, celle, places))
    if not found:
        raise FoglioError("Sotto le intestazioni non c'è nessuno: scrivi una riga per persona.")
    return found


def _is_comment(celle: list[str]) -> bool:
    return next(filter(None, celle)).startswith(COMMENTO)


def _places(first: list[str], intestazioni: Sequence[Intestazione]) -> dict[int, Intestazione]:
    """Which column stands where. Every heading that is missing, unknown or there twice is named, all at once."""
    places: dict[int, Intestazione] = {}
    faults: list[str] = []
    for place, text in enumerate(first):
        known = next((each for each in intestazioni if each.knows(text)), None)
        if known is not None and known in places.values():
            faults.append(f"La colonna «{known.label}» c'è due volte: togline una.")
        elif known is not None:
            places[place] = known
        elif text:
            faults.append(f"Non conosciamo la colonna «{text[:40]}»: toglila, o cambiale nome.")
    missing = [each.label for each in intestazioni if each.required and each not in places.values()]
    if missing:
        faults.insert(0, f"{'Manca la colonna' if len(missing) == 1 else 'Mancano le colonne'} {_quoted(missing)}.")
    if faults:
        wanted = _quoted([each.label for each in intestazioni if each.name])
        raise FoglioError(" ".join([*faults, f"Le colonne dell'elenco sono {wanted}."]))
    return places


def _riga(numero: int, celle: list[str], places: dict[int, Intestazione]) -> RigaFoglio:
    if lost := [text for place, text in enumerate(celle) if text and place not in places]:
        raise FoglioError(f"Alla riga {numero} c'è «{lost[0][:40]}» in una colonna senza intestazione: dalle un nome.")
    texts = {column.name: celle[place] if place < len(celle) else "" for place, column in places.items()}
    return RigaFoglio(numero, {name: text for name, text in texts.items() if name})


def _quoted(labels: list[str]) -> str:
    return ", ".join(f"«{label}»" for label in labels)
