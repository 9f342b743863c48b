"""How long a page takes, as a ratio to a floor measured beside it: a bare view of one query and as many bytes, for the same person."""

import statistics
import time
from dataclasses import dataclass

from django.db.models import QuerySet
from django.test import Client, override_settings

from tests.benchmarks.urls import BASE, corpo
from tests.factories.queries import FIXED, count_queries

VOLTE = 15


@dataclass(frozen=True)
class Misura:
    """One page: what it asks beyond the fixed statements, its median and the floor's in milliseconds."""

    nome: str
    query: int
    pagina: float
    base: float

    @property
    def ratio(self) -> float:
        return self.pagina / self.base

    def __str__(self) -> str:
        return f"| {self.nome} | {self.query} | {self.pagina:.0f} ms | {self.base:.1f} ms | x{self.ratio:.1f} |"


def measure(nome: str, client: Client, url: str, rows: QuerySet) -> Misura:
    """The page at `url` against a view that reads 25 of `rows` by key and answers with the same number of bytes.

    Both pass through all the middleware, one after the other at each turn, so that a busy machine weighs on both alike.
    """
    with override_settings(ROOT_URLCONF="tests.benchmarks.urls"):
        corpo.update(byte=client.get(url).content, rows=rows)
        client.get(BASE)
        turns = [(_seconds(client, url), _seconds(client, BASE)) for _ in range(VOLTE)]
        query = count_queries(client, url) - FIXED
    pagina, base = (statistics.median(each) * 1000 for each in zip(*turns, strict=True))
    return Misura(nome, query, pagina, base)


def _seconds(client: Client, url: str) -> float:
    before = time.perf_counter()
    assert client.get(url).status_code == 200
    return time.perf_counter() - before
