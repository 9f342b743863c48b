"""What one page of an analysis says, and writing it: columns, people, rows known by a key, so that twice is as once."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from patti_inclusione.models import AnalisiPreliminare


@dataclass(frozen=True)
class Righe:
    """The rows of one model that a page holds. `chiave` tells them apart; those of `dove` that are not here any more go."""

    modello: type[Model]
    chiave: str
    valori: list[dict[str, Any]]
    dove: dict[str, Any] = field(default_factory=dict)
    molti: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contenuto:
    """A page posted: either what could be read, or (`grezzo`) what was typed as it was, field name to values.

    `motivi` has every evaluative question of the page, with "" where no reason is needed. `impronta`: SHA-256 of the post.
    """

    impronta: str
    campi: dict[str, Any] = field(default_factory=dict)
    molti: dict[str, list] = field(default_factory=dict)
    motivi: dict[str, str] = field(default_factory=dict)
    righe: list[Righe] = field(default_factory=list)
    grezzo: dict[str, list[str]] | None = None


def write(analisi: AnalisiPreliminare, contenuto: Contenuto) -> None:
    """Write a page that could be read; `analisi` is locked by the caller."""
    for nome, valore in contenuto.campi.items():
        setattr(analisi, nome, valore)
    unito = {**analisi.motivi, **contenuto.motivi}
    analisi.motivi = {nome: motivo for nome, motivo in unito.items() if motivo}
    analisi.save(update_fields=[*contenuto.campi, "motivi"])
    for nome, valori in contenuto.molti.items():
        getattr(analisi, nome).set(valori)
    for righe in contenuto.righe:
        _write_righe(analisi, righe)


def _write_righe(analisi: AnalisiPreliminare, righe: Righe) -> None:
    """Update what changed, add what is new, delete what is gone."""
    rows = righe.modello._default_manager.filter(analisi=analisi, **righe.dove)
    trovate = {_stored(row, righe.chiave): row for row in rows}
    for valori in righe.valori:
        row = trovate.pop(_plain(valori[righe.chiave]), None) or righe.modello(analisi=analisi)
        colonne = {nome: valore for nome, valore in valori.items() if nome not in righe.molti}
        if row.pk is None or any(_stored(row, nome) != _plain(valore) for nome, valore in colonne.items()):
            _save(row, colonne)
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
