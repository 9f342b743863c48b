import json
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from rdc_platform import parametri
from rdc_platform.norme import selectors, services
from rdc_platform.norme.models import ParametroNormativo
from rdc_platform.parametri import Parametro

pytestmark = pytest.mark.django_db

VECCHIO = Parametro("T99", "5", "prova", date(2019, 1, 29), "fonte", "solari")
CHIUSO = replace(VECCHIO, valido_al=date(2019, 12, 31))
NUOVO = replace(VECCHIO, valore="7", valido_dal=date(2020, 1, 1))


@pytest.fixture(autouse=True)
def read_again():
    selectors.forget()
    yield
    selectors.forget()


def rows():
    return list(
        ParametroNormativo.objects.filter(codice="T99").order_by("valido_dal").values_list("valore", "valido_al")
    )


def test_load_parametri_inserts_once():
    assert services.load_parametri([VECCHIO])["nuove"] == 1
    assert services.load_parametri([VECCHIO]) == {
        "lette": 1,
        "nuove": 0,
        "modificate": 0,
        "cancellate": 0,
        "lasciati": [],
    }
    assert rows() == [("5", None)]


def test_load_parametri_writes_nothing_the_second_time(django_assert_num_queries):
    services.load_parametri([VECCHIO])

    with django_assert_num_queries(3):  # the rows, within the savepoint
        services.load_parametri([VECCHIO])


def test_load_parametri_closes_a_row_before_the_next_begins():
    services.load_parametri([VECCHIO])

    report = services.load_parametri([CHIUSO, NUOVO])

    assert (report["nuove"], report["modificate"]) == (1, 1)
    assert rows() == [("5", date(2019, 12, 31)), ("7", None)]


def test_load_parametri_leaves_a_code_with_rows_of_ones_own():
    services.load_parametri([CHIUSO, NUOVO])

    report = services.load_parametri([VECCHIO])

    assert report["lasciati"] == ["T99"]
    assert rows() == [("5", date(2019, 12, 31)), ("7", None)]


def test_load_parametri_deletes_them_when_told_to():
    services.load_parametri([CHIUSO, NUOVO])

    report = services.load_parametri([VECCHIO], ripristina=True)

    assert (report["cancellate"], report["modificate"]) == (1, 1)
    assert rows() == [("5", None)]


def test_importa_parametri_brings_all_of_them_and_repeats_without_writing():
    call_command("importa_parametri", stdout=StringIO())
    out = StringIO()

    call_command("importa_parametri", stdout=out)

    expected = {"lette": len(parametri.load()), "nuove": 0, "modificate": 0, "cancellate": 0, "lasciati": []}
    assert json.loads(out.getvalue()) == expected
    assert selectors.intero("T06", date(2020, 1, 10)) == 10
    assert selectors.intero("RES_ANNI_TOTALI", date(2025, 3, 20)) == 5
