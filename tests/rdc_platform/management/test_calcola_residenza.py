import json
from datetime import date

import pytest

from tests.factories.comandi import run_json

UNA = {"riferimento": "2019-03-06", "periodi": [{"dal": "2009-03-07", "al": None, "tipo": "ISCR"}]}
RISPOSTA = {
    "giorni_totali": 3651,
    "soglia_giorni": 3652,
    "giorni_mancanti": 1,
    "residenza_totale": False,
    "residenza_continuativa": True,
    "residente_alla_data": True,
    "interruzioni": [],
    "conflitti_estero": [],
    "caso_limite": True,
}


@pytest.fixture
def calcola(monkeypatch):
    """What the command answers to some JSON: status, standard output, standard error."""
    return lambda richiesta: run_json(monkeypatch, "calcola_residenza", richiesta)


def test_calcola_residenza_answers_one_with_one_and_a_list_with_a_list(calcola):
    assert [json.loads(calcola(each)[1]) for each in (UNA, [UNA], [])] == [RISPOSTA, [RISPOSTA], []]


def test_calcola_residenza_writes_gaps_and_conflicts_by_their_days(calcola):
    periodi = [
        {"dal": "2018-11-01", "tipo": "ISCR"},
        {"dal": "2018-01-01", "al": "2018-10-31", "tipo": "IRR"},
        {"dal": "1999-01-01", "al": "2017-12-31", "tipo": "ISCR"},
        {"dal": "2001-01-01", "al": "2001-12-31", "tipo": "EST", "data_decorrenza_incerta": True},
    ]

    found = json.loads(calcola({"riferimento": "2019-12-20", "periodi": periodi})[1])

    assert found["interruzioni"] == [{"dal": "2018-01-01", "al": "2018-10-31", "giorni": 304, "causa": "IRR"}]
    assert found["conflitti_estero"] == [{"dal": "2001-01-01", "al": "2001-12-31"}]
    assert found["caso_limite"] is True


def test_calcola_residenza_takes_other_years_and_a_tolerance(calcola):
    altre = {"anni_totali": 5, "anni_continuativi": 1, "tolleranza_giorni": 1}

    found = json.loads(calcola(UNA | altre)[1])

    assert (found["soglia_giorni"], found["residenza_totale"]) == (1826, True)


PERIODO = {"dal": "2009-03-07", "al": None, "tipo": "ISCR"}


@pytest.mark.parametrize(
    ("errata", "motivi"),
    [
        ({}, ["manca «periodi»", "«riferimento»"]),
        ({"riferimento": "6/3/2019"}, ["riferimento", "2020-01-10"]),
        ({"riferimento": "2019-02-29"}, ["riferimento", "non esiste"]),
        ({"anni": 5}, ["«anni»"]),
        ({"anni_totali": 2.5}, ["anni_totali", "intero"]),
        ({"anni_totali": True}, ["anni_totali", "intero"]),
        ({"anni_continuativi": -1}, ["anni_continuativi"]),
        ({"tolleranza_giorni": "1"}, ["tolleranza_giorni"]),
        ({"riferimento": "0009-03-06"}, ["anni_totali", "riferimento"]),
        ({"periodi": {}}, ["periodi", "lista"]),
        ({"periodi": [PERIODO, 3]}, ["periodi[1]", "oggetto"]),
        ({"periodi": [PERIODO, PERIODO | {"al": "2009-03-06"}]}, ["periodi[1].al", "prima"]),
        ({"periodi": [PERIODO | {"dal": None}]}, ["periodi[0].dal"]),
        ({"periodi": [{"dal": "2009-03-07"}]}, ["periodi[0]", "«tipo»"]),
        ({"periodi": [PERIODO | {"tipo": "AIRE"}]}, ["periodi[0].tipo", "ISCR, EFF, IRR, EST, ALTRO_CANC"]),
        ({"periodi": [PERIODO | {"tipo": []}]}, ["periodi[0].tipo"]),
        ({"periodi": [PERIODO | {"data_decorrenza_incerta": 1}]}, ["periodi[0].data_decorrenza_incerta"]),
        ({"periodi": [PERIODO | {"comune": "D150"}]}, ["periodi[0]", "«comune»"]),
    ],
)
def test_calcola_residenza_says_what_is_wrong_by_position_and_field_and_answers_nothing(calcola, errata, motivi):
    status, out, err = calcola([UNA, (UNA | errata) if errata else {}])

    assert (status, out) == (2, "")
    assert "(indice 1)" in err
    assert [motivo for motivo in motivi if motivo not in err] == []


def test_calcola_residenza_takes_the_last_day_of_the_calendar(calcola):
    periodi = [{"dal": "2009-03-06", "al": str(date.max), "tipo": "ISCR"}]

    assert json.loads(calcola(UNA | {"periodi": periodi})[1])["residenza_totale"] is True
    assert json.loads(calcola({"riferimento": str(date.max), "periodi": periodi})[1])["residenza_totale"] is True
