"""The pages and acts of the register in Italian. Pure."""

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "dati" / "atti.toml"


@cache
def parole() -> dict[str, str]:
    """Name of an act, or of a URL without its app, to its words."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def in_parole(atto: str) -> str:
    """The words of an act; a refusal names the URL with its app. What the register remembers of older versions is left as it is."""
    name = atto.rpartition(":")[2]
    return parole().get(name, name)
