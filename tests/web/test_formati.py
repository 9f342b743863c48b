from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from rdc_platform.web import formati
from rdc_platform.web.stati import Colore


def test_data_breve_has_no_leading_zero():
    assert formati.data_breve(date(2019, 3, 6)) == "6 mar 2019"


def test_data_breve_is_the_date_in_italy():
    assert formati.data_breve(datetime(2019, 3, 5, 23, 30, tzinfo=UTC)) == "6 mar 2019"


def test_data_breve_of_nothing_is_nothing():
    assert formati.data_breve(None) == ""


def test_data_estesa_names_the_day():
    assert formati.data_estesa(date(2019, 3, 6)) == "mercoledì 6 marzo 2019"


def test_data_ora_is_italian_time_in_summer():
    assert formati.data_ora(datetime(2019, 7, 1, 8, 42, tzinfo=UTC)) == "1 lug 2019, 10:42"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (1234567, "1.234.567"), (Decimal("1234.50"), "1.234,50"), (92.0, "92"), (12.5, "12,5"), (None, "")],
)
def test_numero_is_written_the_italian_way(value, text):
    assert formati.numero(value) == text


def test_masked_shows_the_last_four_characters():
    assert formati.masked("RSSMRA80A01H501U") == "••••••••••••501U"


@pytest.mark.parametrize(
    ("scadenza", "testo", "colore"),
    [
        (date(2019, 3, 3), "scaduto da 3 giorni", Colore.ROSSO),
        (date(2019, 3, 5), "scaduto ieri", Colore.ROSSO),
        (date(2019, 3, 6), "scade oggi", Colore.GIALLO),
        (date(2019, 3, 7), "scade domani", Colore.GIALLO),
        (date(2019, 3, 13), "tra 7 giorni", Colore.GIALLO),
        (date(2019, 3, 14), "tra 8 giorni", Colore.GRIGIO),
    ],
)
def test_termine_says_what_is_left(scadenza, testo, colore):
    termine = formati.termine(scadenza, date(2019, 3, 6))

    assert (termine.testo, termine.colore) == (testo, colore)


@pytest.mark.parametrize(
    ("etichetta", "nella_frase"),
    [
        ("Mancano gli anni di residenza in Italia", "mancano gli anni di residenza in Italia"),
        ("Lettera per PEC", "lettera per PEC"),
        ("PEC", "PEC"),
        ("", ""),
    ],
)
def test_in_frase_takes_the_first_capital_and_no_other(etichetta, nella_frase):
    assert formati.in_frase(etichetta) == nella_frase


@pytest.mark.parametrize(
    ("testo", "frase"),
    [
        ("non risponde entro il tempo massimo", "Non risponde entro il tempo massimo"),
        ("l'indirizzo impostato non è valido", "L'indirizzo impostato non è valido"),
        ("è piena", "È piena"),
        ("INPS_BASE_URL non è impostato", "INPS_BASE_URL non è impostato"),
        ("gia_inviata: il messaggio risulta già inviato", "gia_inviata: il messaggio risulta già inviato"),
        ("5.2.2 casella piena", "5.2.2 casella piena"),
        ("", ""),
    ],
)
def test_frase_begins_as_a_sentence_and_touches_no_code(testo, frase):
    assert formati.frase(testo) == frase
