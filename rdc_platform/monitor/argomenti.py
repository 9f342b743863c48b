"""What the messages that leave are called, by their topic. Pure."""

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "dati" / "argomenti.toml"


@cache
def nomi() -> dict[str, str]:
    """Topic to its words."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def in_parole(topic: str) -> str:
    """The words of a topic; one of an older version that is no more keeps its code."""
    return nomi().get(topic, topic)
