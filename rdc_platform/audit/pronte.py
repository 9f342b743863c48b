"""Queries compiled once in each process, for the pages that Django takes longer to write in SQL than the database to answer.

The query is built with values that stand for others; what it says must depend on those alone, and on no clock.
"""

from collections.abc import Callable
from copy import copy
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler


class Pronta:
    """What `build` asks, compiled with `posti` (its keyword arguments) and then read with other values in their places.

    A place is a value that cannot be mistaken for another, of the type that will come: no place may be None.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], **posti: Any):
        self._build, self._posti = build, posti
        self._compiled: tuple[QuerySet[Any, Any], SQLCompiler, str, tuple[Any, ...]] | None = None

    def read(self, **valori: Any) -> list[Any]:
        """The rows for `valori`, one for each place, as the query itself would give them."""
        rows, ready, sql, params = self._compiled or self._compile()
        of = {self._posti[name]: value for name, value in valori.items()}
        compiler = copy(ready)
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        vars(compiler)["as_sql"] = lambda *_args, **_options: (sql, tuple(of.get(each, each) for each in params))
        rows = rows.all()
        vars(rows.query)["get_compiler"] = lambda *_args, **_options: compiler
        return list(rows)  # no query set leaves: what is chained to it would be ignored

    def _compile(self) -> tuple[QuerySet[Any, Any], SQLCompiler, str, tuple[Any, ...]]:
        rows = self._build(**self._posti)
        compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        missing = [name for name, value in self._posti.items() if value not in params]
        if missing:
            raise LookupError(f"no place in the query for {', '.join(missing)}")
        self._compiled = rows, compiler, sql, params
        return self._compiled
