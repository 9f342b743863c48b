"""What INPS refuses of the hours of an office."""

import pytest

from rdc_platform.simulators.inps_m03 import check_m03

FASCIA = {
    "giorno": 1,
    "data": None,
    "dalle": "09:00",
    "alle": "12:00",
    "durata_min": 60,
    "posti": 2,
    "valida_dal": "2019-05-01",
    "valida_al": None,
}
BUONO = {
    "codice": "M03",
    "ufficio": "x",
    "versione": 1,
    "comune": "D150",
    "ambito": "P01",
    "denominazione": "Centro",
    "indirizzo": "Via Po 1",
    "telefono": "",
    "accessibile": True,
    "fasce": [FASCIA],
    "chiusure": [{"dal": "2019-08-12", "al": "2019-08-16"}],
}


def test_check_m03_takes_what_is_as_agreed():
    assert check_m03(BUONO) is None
    assert check_m03(BUONO | {"fasce": [FASCIA | {"giorno": None, "data": "2019-05-09"}], "chiusure": []}) is None


@pytest.mark.parametrize(
    ("values", "codice"),
    [
        ({"operatore": "RSSMRA80A01H501U"}, "CAMPO_NON_PREVISTO"),
        ({"versione": 0}, "CAMPO_NON_VALIDO"),
        ({"comune": "ZZZZ"}, "CAMPO_NON_VALIDO"),
        ({"denominazione": " "}, "CAMPO_NON_VALIDO"),
        ({"accessibile": "no"}, "CAMPO_NON_VALIDO"),
        ({"fasce": {}}, "CAMPO_NON_VALIDO"),
        ({"fasce": ["x"]}, "CAMPO_NON_VALIDO"),
        ({"fasce": [FASCIA | {"giorno": 7}]}, "CAMPO_NON_VALIDO"),
        ({"fasce": [FASCIA | {"dalle": "9:00"}]}, "CAMPO_NON_VALIDO"),
        ({"fasce": [FASCIA | {"giorno": None}]}, "FASCIA_SENZA_GIORNO"),
        ({"fasce": [FASCIA | {"data": "2019-05-09"}]}, "FASCIA_SENZA_GIORNO"),
        ({"fasce": [FASCIA | {"alle": "09:00"}]}, "ORE_IN_DISORDINE"),
        ({"fasce": [FASCIA | {"valida_al": "2019-04-30"}]}, "DATE_IN_DISORDINE"),
        ({"fasce": [FASCIA | {"posti": True}]}, "CAMPO_NON_VALIDO"),
        ({"chiusure": [{"dal": "2019-08-16", "al": "2019-08-12"}]}, "DATE_IN_DISORDINE"),
    ],
)
def test_check_m03_refuses(values, codice):
    assert check_m03(BUONO | values).codice == codice


def test_check_m03_wants_every_field():
    for name in BUONO:
        assert check_m03({k: v for k, v in BUONO.items() if k != name}).codice == "CAMPO_MANCANTE"
