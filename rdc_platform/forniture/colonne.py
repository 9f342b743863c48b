"""What a table takes from a record of a lot, said once: as SQL over the staged record, and as the text that COPY reads. Pure.

The text is for lines without a backslash (see `protocolli`): nothing in them needs an escape.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

NULLO = "\\N"
VUOTO: dict[str, Any] = {}


@dataclass(slots=True)
class Riga:
    """What a row is made of beside its part of the record: the whole of it, the keys of household and person, what the lot says."""

    dati: dict[str, Any]
    ambito: str
    nucleo_id: str
    estratto: str
    avvisi: dict[str, str]
    persona_id: str = ""


@dataclass(frozen=True, slots=True)
class Colonna:
    """A column, said twice: `sql` reads it of the staged line `r`, `py` of the Riga `r`; `d` is the part that the row is about."""

    nome: str
    sql: str
    py: str


def campo(nome: str, tipo: str = "", via: str = "", *, lungo: int = 0, vuoto: str | None = None) -> Colonna:
    """The field at `via` (`isee.valore`; the column's own name if not said), cut at `lungo` characters, `vuoto` where it is absent.

    PostgreSQL reads a boolean and a number as Python writes them.
    """
    *sopra, ultimo = (via or nome).split(".")
    sql = "d" + "".join(f"->'{each}'" for each in sopra) + f"->>'{ultimo}'"
    py = "d" + "".join(f".get('{each}', VUOTO)" for each in sopra) + f".get('{ultimo}')"
    if tipo:
        sql = f"({sql})::{tipo}"
    if vuoto is not None:
        sql = f"coalesce({sql}, {vuoto!r})"
    if lungo:
        sql = f"left({sql}, {lungo})"
    assente, taglio = NULLO if vuoto is None else vuoto, f"[:{lungo}]" if lungo else ""
    return Colonna(nome, sql, f"{assente!r} if (v := {py}) is None else v{taglio}")


@dataclass(frozen=True)
class Tabella:
    """A table and its columns, with one row for each of the rows of `di` (`componenti`, `prestazioni`), or one for the record."""

    nome: str
    colonne: tuple[Colonna, ...]
    di: str = ""

    @cached_property
    def nomi(self) -> str:
        return ", ".join(colonna.nome for colonna in self.colonne)

    @cached_property
    def valori(self) -> str:
        return ", ".join(colonna.sql for colonna in self.colonne)

    @cached_property
    def copy(self) -> str:
        return f"COPY {self.nome} ({self.nomi}) FROM STDIN"

    @cached_property
    def write(self) -> Callable[[Riga, dict[str, Any]], str]:
        """The row as COPY takes it, of a Riga and of the part that it is about."""
        form = "\t".join("%s" for _ in self.colonne) + "\n"
        values = ", ".join(f"({colonna.py})" for colonna in self.colonne)
        return eval(f"lambda r, d: {form!r} % ({values},)", {"VUOTO": VUOTO})  # type: ignore[no-any-return] # noqa: S307 -- constants of the functions

    def insert(self, source: str) -> str:
        """INSERT of what `source` (FROM …) gives. The texts are constants of the functions."""
        return f"INSERT INTO {self.nome} ({self.nomi}) SELECT {self.valori} {source}"

    def upsert(self, chiave: str, source: str, *, fissi: Collection[str] = (), senza_dire: Collection[str] = ()) -> str:
        """The same, where the row is there already an UPDATE of it if something differs: not of `fissi`, which are of the first
        time, and not for `senza_dire` alone.
        """
        names = [each.nome for each in self.colonne if each.nome not in (*fissi, *chiave.split(", "))]
        old = ", ".join(f"{self.nome}.{name}" for name in names if name not in senza_dire)
        new = ", ".join(f"excluded.{name}" for name in names if name not in senza_dire)
        sets = ", ".join(f"{name} = excluded.{name}" for name in names)
        return (
            f"{self.insert(source)} ON CONFLICT ({chiave}) DO UPDATE SET {sets} WHERE ({old}) IS DISTINCT FROM ({new})"
        )
