"""The lists of the accreditation at 600 Ambiti, 7,900 Comuni and 50,000 operators: `bin/test tests/benchmarks -s -m slow`."""

import pytest
from django.db import connection
from django.urls import reverse

from accounts.models import Accreditamento
from tests.benchmarks.misura import measure
from tests.benchmarks.popolazione import OPERATORI, make_nazione
from tests.factories.persone import client_for
from tests.factories.queries import OWN

PAGINE = [
    ("amministratore", "accounts:oggi_amministratore"),
    ("amministratore", "accounts:accreditamento_list"),
    ("amministratore", "accounts:indicazione_list"),
    ("amministratore", "accounts:convenzione_list"),
    ("amministratore", "accounts:conferma_list"),
    ("ministero", "accounts:richiesta_list"),
    ("ministero", "accounts:ambito_list"),
    ("ministero", "accounts:regione_list"),
    ("ministero", "accounts:accreditamento_list"),
    ("dpo", "accounts:accreditamento_list"),
    ("dpo", "monitor:accesso_list"),
    ("dpo", "monitor:anomalia_list"),
]


@pytest.mark.slow
def test_each_list_keeps_its_budget_at_national_size(db):
    people = make_nazione()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    rows = Accreditamento.objects.all()

    found = [measure(f"{chi}: {name}", client_for(people[chi]), reverse(name), rows) for chi, name in PAGINE]

    print(f"\n{OPERATORI} operators", *found, sep="\n")  # noqa: T201 -- the figures are what this is for
    assert [each for each in found if each.query > OWN] == []
