"""A section of a page that is a few short rows: it rides as JSON on a query that is asked anyway, and comes back as rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model, QuerySet
from django.db.models.functions import JSONObject

PREFISSO = "sezione_"


@dataclass(frozen=True)
class Sezione:
    """`rows`, in their order, of which only `campi` are read: fields, annotations, and fields of what a row points to (`chi__nome`)."""

    rows: QuerySet
    campi: tuple[str, ...]

    def in_json(self) -> ArraySubquery:
        """The rows as one value of another query."""
        paths = {path: path for path in (*self.campi, *self._keys())}
        return ArraySubquery(self.rows.annotate(riga=JSONObject(**paths)).values("riga"))

    def read(self, righe: Iterable[dict[str, Any]]) -> list[Any]:
        """What `in_json` brought, as rows of the model; a field that is not among `campi` is deferred."""
        return rows_of(self.rows.model, righe)

    def _keys(self) -> list[str]:
        """The primary keys of the rows and of all that they point to."""
        heads = {path.rpartition("__")[0] for path in self.campi} - {""}
        parts = [head.split("__") for head in sorted(heads)]
        over = {tuple(each[: n + 1]) for each in parts for n in range(len(each))}
        return [self.rows.model._meta.pk.attname] + [
            "__".join([*each, _end(self.rows.model, each)._meta.pk.attname]) for each in sorted(over)
        ]


def in_json(sezioni: dict[str, Sezione]) -> dict[str, ArraySubquery]:
    """The annotations of a query that brings all `sezioni`."""
    return {PREFISSO + name: sezione.in_json() for name, sezione in sezioni.items()}


def from_json(sezioni: dict[str, Sezione], riga: dict[str, Any]) -> dict[str, list[Any]]:
    """The rows of each section, of a row that was read with `in_json`."""
    return {name: sezione.read(riga[PREFISSO + name]) for name, sezione in sezioni.items()}


def rows_of(model: type[Model], righe: Iterable[dict[str, Any]]) -> list[Any]:
    """What a section brought as JSON, as rows of its model."""
    return [_row(model, riga) for riga in righe]


def _end(model: type[Model], path: Iterable[str]) -> type[Model]:
    for name in path:
        model = model._meta.get_field(name).related_model
    return model


def _row(model: type[Model], riga: dict[str, Any]) -> Model:
    """One row as the database would give it: JSON's words are made dates, instants and keys again."""
    own = [field for field in model._meta.concrete_fields if field.attname in riga]
    row = model.from_db(DEFAULT_DB_ALIAS, [f.attname for f in own], [f.to_python(riga[f.attname]) for f in own])
    pointed: dict[str, dict[str, Any]] = {}
    for path, value in riga.items():
        head, _, rest = path.partition("__")
        if rest:
            pointed.setdefault(head, {})[rest] = value
        elif head not in {field.attname for field in own}:
            setattr(row, head, value)
    for head, values in pointed.items():
        other = _end(model, [head])
        setattr(row, head, _row(other, values) if values[other._meta.pk.attname] is not None else None)
    return row
