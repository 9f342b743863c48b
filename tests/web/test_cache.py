"""The cache against the tests' own broker, and against one that is away."""

import pytest
from django.conf import settings

from rdc_platform.web.cache import CacheTollerante

NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture(autouse=True)
def fresh_state(monkeypatch):
    monkeypatch.setattr(CacheTollerante, "_stale", set())
    monkeypatch.setattr(CacheTollerante, "_again_at", 0.0)


def make_cache(url: str) -> CacheTollerante:
    return CacheTollerante(url, {"OPTIONS": {"socket_connect_timeout": 0.3}})


def test_cache_keeps_and_forgets():
    cache = make_cache(settings.REDIS_URL)

    cache.set("prova", "valore", 60)
    kept = cache.get("prova")
    cache.delete("prova")

    assert (kept, cache.get("prova", "nulla")) == ("valore", "nulla")


def test_cache_that_is_away_reads_as_empty():
    cache = make_cache(NOWHERE)

    cache.set("prova", "valore", 60)

    assert (cache.get("prova", "nulla"), cache.has_key("prova"), cache.get_many(["prova"])) == ("nulla", False, {})


def test_cache_deletes_at_its_return_what_it_could_not_delete_while_away(monkeypatch):
    here, away = make_cache(settings.REDIS_URL), make_cache(NOWHERE)
    here.set("sessione", "di chi è uscito", 60)

    away.delete("sessione")
    monkeypatch.setattr(CacheTollerante, "_again_at", 0.0)

    assert here.get("sessione", "nulla") == "nulla"


def test_cache_is_never_emptied_whole():
    with pytest.raises(NotImplementedError):
        make_cache(settings.REDIS_URL).clear()
