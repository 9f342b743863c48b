"""Whoever has given the password alone opens nothing: each address answers him as it answers a stranger."""

import os
from uuid import uuid4
from zlib import crc32

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from accounts import sessione
from tests.factories.accessi import activate, give_password


@pytest.mark.asvs("6.3.3")
@pytest.mark.asvs("6.3.4")
def test_password_alone_opens_nothing(mondo):
    activate(mondo.case_manager.operatore)
    client = Client()
    give_password(client, mondo.case_manager.operatore)

    for name, path in _asked(every_path()):
        if name not in ("accounts:codice", "accounts:accesso_recupero"):
            mine, anyones = client.get(path), Client().get(path)
            assert (name, mine.status_code, mine.get("Location")) == (
                name,
                anyones.status_code,
                anyones.get("Location"),
            )
            assert sessione.ATTESA in client.session


def _asked(paths):
    """One in three, always the same; the long run asks for each, and the matrix asks each as a stranger."""
    return [each for each in paths if "RDC_TUTTO" in os.environ or crc32(each[0].encode()) % 3 == 0]


def every_path(resolver=None, namespace: str = "", prefix: str = "/"):
    """(name, path) of each URL, with ids of nothing."""
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            yield from every_path(
                each, f"{each.namespace}:" if each.namespace else namespace, prefix + str(each.pattern)
            )
        elif isinstance(each, URLPattern):
            values = {name: _sample(converter) for name, converter in each.pattern.converters.items()}
            route = prefix + str(each.pattern)
            for name, converter in each.pattern.converters.items():
                kind = type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")
                route = route.replace(f"<{kind}:{name}>", str(values[name])).replace(f"<{name}>", str(values[name]))
            assert "<" not in route
            yield namespace + each.name, route


def _sample(converter) -> object:
    return {"UUIDConverter": uuid4(), "IntConverter": 1}.get(type(converter).__name__, "x")
