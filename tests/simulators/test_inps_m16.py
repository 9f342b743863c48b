"""What INPS refuses of an M16, at the door or after comparing it with the domanda."""

from datetime import date

import pytest

from rdc_platform.simulators.inps_messaggi import MESSAGGI

OGGI = date(2023, 11, 30)
GIUSTO = {
    "codice": "M16",
    "protocollo_inps": "INPS-RDC-2022-1",
    "comune": "D150",
    "ambito": "A1",
    "data_presa_in_carico": "2023-10-20",
}


@pytest.mark.parametrize(
    ("altro", "codice"),
    [
        ({}, None),
        ({"esito": "D"}, "CAMPO_NON_PREVISTO"),
        ({"comune": "Cremona"}, "CAMPO_NON_VALIDO"),
        ({"data_presa_in_carico": "2023-12-01"}, "DATA_FUTURA"),
    ],
)
def test_m16_at_the_door(altro, codice):
    error = MESSAGGI["M16"].check(GIUSTO | altro, OGGI)

    assert (error and error.codice) == codice


def test_m16_after_the_last_day_is_too_late():
    error = MESSAGGI["M16"].check(GIUSTO | {"data_presa_in_carico": "2023-12-01"}, date(2023, 12, 2))

    assert error.codice == "FUORI_TERMINE"


def test_m16_is_of_the_domanda_and_once():
    judged = list(MESSAGGI["M16"].judge(GIUSTO, "2023-10-21", [], [GIUSTO]))

    assert [error.codice for error in judged] == ["PRIMA_DELLA_DOMANDA", "PRESA_GIA_COMUNICATA"]
    assert list(MESSAGGI["M16"].judge(GIUSTO, "2022-03-01", [], [GIUSTO | {"codice": "M05"}])) == []
