"""Reading what a command is asked from standard input: keys, days, numbers, and what is wrong with them. Pure."""

import re
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

GIORNO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class RichiestaError(ValueError):
    """A request that cannot be answered; the text says in Italian what is wrong with it."""


def mostra(valore: object) -> str:
    """What was written, short enough for a line and safe for a terminal."""
    testo = ascii(valore) if not isinstance(valore, str) or not valore.isprintable() else f"«{valore}»"
    return testo if len(testo) <= 60 else f"{testo[:57]}…"


def read_oggetto(
    richiesta: object, chiavi: AbstractSet[str], obbligatorie: AbstractSet[str], esempio: str
) -> dict[str, Any]:
    """The object, with no key out of `chiavi` and all of `obbligatorie`; `esempio` shows one. Raises RichiestaError."""
    if not isinstance(richiesta, dict):
        raise RichiestaError(f"non è un oggetto {esempio}")
    if isinstance(richiesta, Doppia):
        raise RichiestaError("una chiave è scritta due volte")
    if estranee := sorted(richiesta.keys() - chiavi):
        raise RichiestaError(f"chiavi che non conosciamo: {', '.join(map(mostra, estranee))}")
    if mancanti := sorted(obbligatorie - richiesta.keys()):
        raise RichiestaError(f"manca {' e manca '.join(map(mostra, mancanti))}")
    return richiesta


def read_giorno(valore: object, campo: str) -> date:
    """A day written `2020-01-10`. Raises RichiestaError, with the name of the field."""
    if not isinstance(valore, str) or not GIORNO.fullmatch(valore):
        raise RichiestaError(f"{campo} {mostra(valore)}: scrivila così, 2020-01-10")
    try:
        return date.fromisoformat(valore)
    except ValueError as error:
        raise RichiestaError(f"{campo} {mostra(valore)}: questo giorno non esiste") from error


class Doppia(dict[str, Any]):
    """An object with a key written twice: only one of the two would count, and nobody knows which was meant."""


def read_once(coppie: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of `json.loads(object_pairs_hook=...)`; a Doppia where a key comes twice."""
    keys = {chiave for chiave, _ in coppie}
    return dict(coppie) if len(keys) == len(coppie) else Doppia(coppie)
