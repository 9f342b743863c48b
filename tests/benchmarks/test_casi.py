"""The pages of a case at 50,000 households in one Ambito: `bin/test tests/benchmarks/test_casi.py -s -m slow`."""

import time
import uuid

import pytest
from django.db import connection
from django.urls import reverse

from patti_inclusione.models import Caso, StatoCaso
from patti_inclusione.services.assegnazione import Scelta, assign_casi
from tests.benchmarks.famiglie import FAMIGLIE, Popolazione, make_famiglie
from tests.benchmarks.misura import Misura, measure
from tests.factories.persone import client_for
from tests.factories.queries import DEL_CASO, OWN

PAGINE = [
    ("case_manager", "oggi"),
    ("case_manager", "caso_list"),
    ("coordinatore", "oggi_coordinatore"),
    ("coordinatore", "caso_queue"),
    ("case_manager", "agenda"),
    ("case_manager", "agenda?vista=mese"),
    ("coordinatore", "agenda_ufficio"),
    ("coordinatore", "agenda_ufficio?vista=mese"),
]
VOLTE_LA_BASE = 8
IN_UN_ATTO, SECONDI = 10_000, 2


@pytest.mark.slow
def test_the_work_on_cases_keeps_its_budget_at_fifty_thousand_households(mondo_vero):
    ambito = mondo_vero.ambito_a  # committed, as where people work: what is not yet can be neither pruned nor hinted
    people = make_famiglie(ambito, list(ambito.comuni.all()), FAMIGLIE)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")  # as autovacuum leaves tables after that many rows

    found = _pages(people)
    of_case = found[-1]
    seconds = _assign(people)

    act = f"{IN_UN_ATTO} households assigned in one act: {seconds:.2f} s"
    print(f"\n{FAMIGLIE} households", *found, act, sep="\n")  # noqa: T201 -- the figures are what this is for
    assert [each for each in found[:-1] if each.query > OWN] == []
    assert of_case.query <= DEL_CASO
    assert [each for each in found if each.ratio > VOLTE_LA_BASE] == []
    assert seconds < SECONDI


def _pages(people: Popolazione) -> list[Misura]:
    """Each page as whoever opens it every day; the page of a case last."""
    who = {"case_manager": client_for(people.case_manager[0]), "coordinatore": client_for(people.coordinatore)}
    rows = Caso.objects.all()
    found = [measure(f"{chi}: {name}", who[chi], _url(name), rows) for chi, name in PAGINE]
    return [*found, measure("case_manager: caso_detail", who["case_manager"], _page_of(people), rows)]


def _url(page: str) -> str:
    name, query, rest = page.partition("?")
    return reverse(f"patti_inclusione:{name}") + query + rest


def _assign(people: Popolazione) -> float:
    """Give the queue to ten Case managers in one act; seconds."""
    casi = [caso for caso in people.casi if caso.stato == StatoCaso.DA_ASSEGNARE][:IN_UN_ATTO]
    scelte = [Scelta(caso.pk, None, people.case_manager[n % 10].accreditamento_id) for n, caso in enumerate(casi)]
    before = time.perf_counter()
    assign_casi(scelte, by=people.coordinatore, lotto=uuid.uuid4())
    connection.check_constraints()  # what a commit looks at
    return time.perf_counter() - before


def _page_of(people: Popolazione) -> str:
    """The page of one of the first Case manager's families, in the middle of its work."""
    caso = Caso.objects.filter(
        assegnazioni__case_manager=people.case_manager[0].accreditamento_id, stato=StatoCaso.CONVOCATO
    ).order_by("pk")[0]
    return reverse("patti_inclusione:caso_detail", args=[caso.pk])
