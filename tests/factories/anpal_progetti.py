"""The exchange with ANPAL's simulator about the projects: what it has of them, whom it proposes, what it was told of each."""

import json

from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Message, StatoMessaggio
from tests.factories.puc import far_day
from tests.simulators.processi import post_form, request

TOPICS = ("anpal.puc", "anpal.riscontro_proposta", "anpal.fatto", "famiglie.da_pubblicare")


def deliver(volte: int = 1) -> None:
    """All that waits for ANPAL of the projects, and for what is told of a family; `volte` as many as the messages that wait for one another."""
    for _ in range(volte):
        Message.objects.exclude(topic__in=TOPICS).update(stato=StatoMessaggio.CONSEGNATO)
        Message.objects.update(due_at="2019-01-01T00:00Z")
        for message in delivery.claim():
            delivery.deliver_one(message)


def progetti(port: int) -> dict[str, dict]:
    """The projects that ANPAL knows, by code."""
    return json.loads(request(port, "GET", "/console/progetti.json")[2])


def proposte(port: int) -> list[dict]:
    """Its proposals, each with the answer (`riscontro`), the facts in order and where it stands."""
    return json.loads(request(port, "GET", "/console/proposte.json")[2])


def propose(port: int, cf: str, codice: str, **fields: object) -> None:
    """A Centro proposes somebody, to begin in five days, for the first place of `make_puc`."""
    valori = {"cpi": "CPI di Cremona", "ore": 8, "sede": "Biblioteca 1", "inizio": far_day(5).isoformat()} | fields
    assert post_form(port, "/console/proposta", json=1, cf=cf, codice_puc=codice, **valori) == 201


def fail(port: int, modo: str) -> None:
    """ANPAL fails in this way from now on; "" for not at all."""
    assert post_form(port, "/console/guasto", json=1, modo=modo) == 200
