"""Thousands of rows of one table in one statement, without an object of ours for each."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Field, Lookup, Model, UUIDField


@UUIDField.register_lookup
class Among(Lookup):
    """`filter(pk__among=keys)`: as `in`, but thousands of keys go to the database as one value and not one by one."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        lhs, params = self.process_lhs(compiler, connection)
        return f"{lhs} = ANY (%s::uuid[])", (*params, _array("uuid", self.rhs))


def insert_rows(model: type[Model], values: Mapping[str, Any], *, ignore_conflicts: bool = False) -> None:
    """Insert the rows that the lists among `values` say, all as long; what is no list is the same in each.

    Keys are columns (`caso_id`). Those not named take their default; a key that is a UUID is made by the database.
    """
    lists = {name: value for name, value in values.items() if isinstance(value, list)}
    fields = {name: model._meta.get_field(name) for name in values}
    same = {name: value for name, value in values.items() if name not in lists} | dict(_defaults(model, values))
    types = {name: _type(model._meta.get_field(name)) for name in [*lists, *same]}
    names = ", ".join(f'"{_column(model, name)}"' for name in [*lists, *same])
    key = model._meta.pk
    made = isinstance(key, UUIDField) and key.attname not in fields
    chosen = [*(f"rows.c{n}" for n, _ in enumerate(lists)), *(f"%s::{types[name]}" for name in same)]
    arrays = ", ".join(f"%s::{types[name]}[]" for name in lists)
    statement = (
        f'INSERT INTO "{model._meta.db_table}" ({names}{", " + str(key.column) if made else ""}) '  # noqa: S608 -- names of our own tables and columns
        f"SELECT {', '.join(chosen)}{', gen_random_uuid()' if made else ''} "
        f"FROM unnest({arrays}) AS rows({', '.join(f'c{n}' for n, _ in enumerate(lists))})"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            statement + (" ON CONFLICT DO NOTHING" if ignore_conflicts else ""),
            [*same.values(), *(_array(types[name], value) for name, value in lists.items())],
        )


def _array(kind: str, values: Collection[Any]) -> str | list[str | None]:
    """A column of values of that type; keys, which are most of them, in one piece."""
    if any(each is not None and type(each) is not UUID for each in values):
        return [None if each is None else str(each) for each in values]
    written = ("NULL" if each is None else each.hex if kind == "uuid" else str(each) for each in values)
    return "{" + ",".join(written) + "}"


def _defaults(model: type[Model], values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What the columns that nobody named hold, where the database does not know it by itself."""
    for field in model._meta.concrete_fields:
        if field.attname not in values and not (field.primary_key or field.generated or field.has_db_default()):
            yield field.attname, field.get_default()


def _type(field: Any) -> str:
    """The type for a cast; without its length, which would cut what is too long instead of refusing it."""
    return str(field.db_type(connection)).split("(")[0]


def _column(model: type[Model], name: str) -> str:
    field = model._meta.get_field(name)
    return str(field.column) if isinstance(field, Field) else name
