"""A person at the gateway of SPID and CIE, as his browser goes: to its page, a choice, and back."""

import re
from urllib.parse import urlencode, urlsplit

from django.test import Client
from django.urls import reverse

from tests.simulators.processi import request

RITORNO, ESITO = reverse("accounts:identita_return"), reverse("accounts:identita_refused")


def start(client: Client, gestore: str = "spid", query: str = "") -> str:
    """The address at the gateway to which our page sends."""
    return client.get(reverse("accounts:identita_start", args=[gestore]) + query).url


def choose(port: int, address: str, cf: str, *, livello: int = 2, **given) -> str:
    """What the browser comes back to (path and query), once the person has chosen who to be."""
    parts = urlsplit(address)
    status, _, page = request(port, "GET", f"{parts.path}?{parts.query}")
    assert status == 200, page.decode()
    hidden = dict(re.findall(r'name="(richiesta|gestore)" value="([^"]*)"', page.decode()))
    body = urlencode(hidden | {"codice_fiscale": cf, "livello": livello} | given)
    answer = request(port, "POST", "/authorize", body, Content_Type="application/x-www-form-urlencoded")
    back = urlsplit(answer[1]["Location"])
    return f"{back.path}?{back.query}"


def enter(client: Client, port: int, cf: str, gestore: str = "spid", **given):
    """The whole way; the answer of our page at the end of it."""
    return client.get(choose(port, start(client, gestore), cf, **given))
