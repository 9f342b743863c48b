"""The pages of the long forms of a case: what one says, and keeping it, so that twice is as once and nothing is lost.

The Analisi preliminare and the Quadro di analisi both have pages; each page has a row of its own with its revision.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils import timezone

from patti_inclusione.analisi.regole import Mancanza


class SuperataError(Exception):
    """Somebody saved the page, or the whole, after it was opened: nothing was written. `sezione` says who and when."""

    def __init__(self, sezione: Any = None):
        self.sezione = sezione
        super().__init__("the page was saved meanwhile")


class IncompletaError(Exception):
    """Answers are missing: it cannot be finalised."""

    def __init__(self, trovate: list[Mancanza]):
        self.mancanze = trovate
        super().__init__(f"{len(trovate)} answers are missing")


@dataclass(frozen=True)
class Righe:
    """The rows of one model that a page holds. `chiave` tells them apart; those of `dove` that are not here any more go.

    `di` is what they hang from, if not the form itself: its name and the row. `firmate`: they say who wrote them last.
    """

    modello: type[Model]
    chiave: str
    valori: list[dict[str, Any]]
    dove: dict[str, Any] = field(default_factory=dict)
    molti: tuple[str, ...] = ()
    di: tuple[str, Model] | None = None
    firmate: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contenuto:
    """A page posted: either what could be read, or (`grezzo`) what was typed as it was, field name to values.

    `motivi` has every evaluative question of the page, with "" where no reason is needed. `impronta`: SHA-256 of the post.
    `pagina` is what is said of the page itself.
    """

    impronta: str
    campi: dict[str, Any] = field(default_factory=dict)
    molti: dict[str, list] = field(default_factory=dict)
    motivi: dict[str, str] = field(default_factory=dict)
    righe: list[Righe] = field(default_factory=list)
    pagina: dict[str, Any] = field(default_factory=dict)
    grezzo: dict[str, list[str]] | None = None


def is_superata(sezione: Any, contenuto: Contenuto, versione: int) -> bool:
    """Whether what is posted goes on from the row of the page as it is; False for the same post again, which does nothing.

    Raises SuperataError when the page is no longer at `versione` and holds something else.
    """
    if sezione.revisione == versione:
        return False
    if sezione.impronta and sezione.impronta == contenuto.impronta:
        return True
    raise SuperataError(sezione)


def stamp(sezione: Any, contenuto: Contenuto, firma: Mapping[str, Any]) -> None:
    """Write in the row of the page that it was saved, by whom and how."""
    sezione.revisione += 1
    sezione.bozza, sezione.impronta, sezione.salvata_il = contenuto.grezzo, contenuto.impronta, timezone.now()
    valori = {**contenuto.pagina, **firma}
    for nome, valore in valori.items():
        setattr(sezione, nome, valore)
    campi = ["revisione", "bozza", "impronta", "salvata_il", *valori]
    sezione.save(update_fields=campi if sezione.pk else None)


def write_righe(padre: tuple[str, Model], righe: Righe, firma: Mapping[str, Any] | None = None) -> None:
    """Update what changed, add what is new, delete what is gone; `padre` is locked by the caller."""
    nome_padre, valore_padre = righe.di or padre
    filtro = {nome_padre: valore_padre, **righe.dove}
    rows = righe.modello._default_manager.filter(**filtro)
    trovate = {_stored(row, righe.chiave): row for row in rows}
    for valori in righe.valori:
        row = trovate.pop(_plain(valori[righe.chiave]), None) or righe.modello(**{nome_padre: valore_padre})
        colonne = {nome: valore for nome, valore in valori.items() if nome not in righe.molti}
        if row.pk is None or any(_stored(row, nome) != _plain(valore) for nome, valore in colonne.items()):
            _save(row, colonne | {nome: (firma or {})[nome] for nome in righe.firmate})
        for nome in righe.molti:
            getattr(row, nome).set(valori[nome])
    if trovate:
        righe.modello._default_manager.filter(pk__in=[row.pk for row in trovate.values()]).delete()


def _stored(row: Any, nome: str) -> Any:
    """A column as it stands in the row: of a person his id, without asking for him."""
    return getattr(row, row._meta.get_field(nome).attname)


def _plain(valore: Any) -> Any:
    return valore.pk if isinstance(valore, Model) else valore


def _save(row: Model, colonne: dict[str, Any]) -> None:
    for nome, valore in colonne.items():
        setattr(row, nome, valore)
    row.save(update_fields=list(colonne) if row.pk else None)
