"""How long a page takes, as a ratio to a floor measured beside it: a bare view of one query and as many bytes."""

import statistics
import time
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpResponse
from django.test import Client, RequestFactory

from tests.factories.queries import FIXED, count_queries

VOLTE = 15


@dataclass(frozen=True)
class Misura:
    """One page: what it asks beyond the fixed statements, its median and the floor's in milliseconds."""

    nome: str
    query: int
    pagina: float
    base: float

    def __str__(self) -> str:
        ratio = self.pagina / self.base
        return f"| {self.nome} | {self.query} | {self.pagina:.0f} ms | {self.base:.1f} ms | x{ratio:.0f} |"


def measure(nome: str, client: Client, url: str, rows: QuerySet) -> Misura:
    """The page at `url` against a view that reads 25 of `rows` by key and answers with the same number of bytes."""
    body = client.get(url).content
    base = _median(lambda: _bare(RequestFactory().get(url), rows, body))
    return Misura(nome, count_queries(client, url) - FIXED, _median(lambda: client.get(url)), base)


def _bare(request, rows: QuerySet, body: bytes) -> HttpResponse:
    list(rows.order_by("pk")[:25])
    return HttpResponse(body)


def _median(action) -> float:
    found = []
    for _ in range(VOLTE):
        before = time.perf_counter()
        action()
        found.append((time.perf_counter() - before) * 1000)
    return statistics.median(found)
