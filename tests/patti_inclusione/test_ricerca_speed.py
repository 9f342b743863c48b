"""The search among fifty thousand families, of whoever may see them all."""

import time
import uuid
from datetime import date

import pytest
from django.db import connection

from ambiti.models import Componente, Nucleo
from patti_inclusione.models import Caso
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors.coda import select_coda
from patti_inclusione.selectors.ricerca import Ricerca, exact, nearest

FAMIGLIE = 50_000
SILLABE = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi")


def name(n):
    """One of some two thousand surnames."""
    return (SILLABE[n % 13] + SILLABE[n // 13 % 13] + SILLABE[n // 169 % 13]).capitalize()


def code_of(n, place):
    """A codice fiscale in its shape, that begins as the name does."""
    return f"{name(n).upper()}{n % 100:02}A{n // 100 % 90 + 10}D{n % 1000:03}{'XY'[place]}"


@pytest.fixture
def tante(mondo):
    fields = {
        "misura": "RDC", "data_domanda": date(2019, 3, 6), "data_riconoscimento": date(2019, 4, 15),
        "destinazione": "COMUNI", "comune": mondo.cremona, "ambito": mondo.ambito_a, "via": "Via Roma", "cap": "26100",
    }  # fmt: skip
    nuclei = Nucleo.objects.bulk_create(
        (
            Nucleo(
                protocollo_inps=f"INPS-RDC-2020-{n:07}", cognome=name(n), nome="Marta", numero_componenti=2, **fields
            )
            for n in range(FAMIGLIE)
        ),
        batch_size=5000,
    )
    Componente.objects.bulk_create(
        (
            Componente(
                nucleo=nucleo, codice_fiscale=code_of(n, place),
                cognome=nucleo.cognome if place == 0 else name(n * 7 + 1), nome=("Marta", "Luigi")[place], sesso="F",
                data_nascita=date(1980, 1, 1), belfiore_nascita="D150", cittadinanza="ITA",
                relazione=("RICHIEDENTE", "CONIUGE")[place],
            )
            for n, nucleo in enumerate(nuclei)
            for place in range(2)
        ),
        batch_size=5000,
    )  # fmt: skip
    Caso.objects.bulk_create(
        (Caso(codice=f"P-{uuid.uuid4().hex[:20]}", nucleo=nucleo) for nucleo in nuclei), batch_size=5000
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('componente_cerca')")  # as autovacuum does of so many rows
        cursor.execute("ANALYZE")
    return mondo


@pytest.mark.slow
def test_the_search_among_fifty_thousand_families_uses_its_index_and_answers_at_once(tante):
    found, plans = {}, []
    for testo in ("badifo", "badfio", "gulame luigi", code_of(12_345, 0).lower()):
        start = time.monotonic()
        rows = Ricerca(nomi=False)(select_coda(CASI.permitted(tante.coordinatore, "view_coda")), testo)
        first = list(rows.order_by("cerca", "id")[:25])
        found[testo] = (len(first), round(time.monotonic() - start, 3))
        words = testo.split()
        plans += [Componente.objects.filter(condition).explain() for condition in (exact(words), nearest(words))]

    print(found)  # noqa: T201 -- the figures are what this is for
    assert [plan for plan in plans if "componente_cerca" not in plan] == []
    assert all(count and seconds < 1 for count, seconds in found.values()), found
