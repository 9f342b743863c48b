from datetime import date

import pytest

from rdc_platform import parametri
from rdc_platform.parametri import ParametriError

ROW = '[[parametro]]\ncodice = "T99"\nvalore = "5"\ndescrizione = "prova"\nfonte = "prova"\n'


@pytest.fixture
def write(tmp_path):
    def write(text):
        path = tmp_path / "parametri.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("codice", "alla_data", "valore"),
    [
        ("RES_ANNI_TOTALI", date(2019, 3, 6), "10"),
        ("RES_ANNI_TOTALI", date(2025, 3, 19), "10"),
        ("RES_ANNI_TOTALI", date(2025, 3, 20), "5"),
        ("RES_ANNI_CONTINUATIVI", date(2019, 3, 6), "2"),
        ("CTRL_GG_COMUNE_DOMANDA", date(2019, 4, 15), "30"),
        ("CTRL_GG_COMUNE_PRECEDENTE", date(2020, 1, 10), "20"),
        ("CTRL_GG_CONVOCAZIONE", date(2020, 1, 10), "30"),
        ("CTRL_GG_COMUNICAZIONE_INPS", date(2020, 1, 10), "10"),
        ("CTRL_CAMPIONE_PCT", date(2020, 1, 10), "5"),
        ("CTRL_GG_ISCRIZIONE_TARDIVA", date(2020, 1, 10), "30"),
        ("PUC_ORE_MIN_SETT", date(2020, 1, 10), "8"),
        ("PUC_ORE_MAX_SETT", date(2020, 1, 10), "16"),
        ("PUC_GG_COM_INAIL_PRIMA", date(2020, 4, 1), "1"),
        ("PUC_GG_COM_INAIL_DOPO", date(2020, 4, 1), "1"),
        ("INAIL_PREMIO_GIORNO", date(2020, 4, 1), "0.90"),
        ("SESSIONE_INATTIVITA_MIN", date(2019, 3, 6), "15"),
        ("MAX_AMMINISTRATORI_PER_AMBITO", date(2019, 3, 6), "2"),
        ("T10", date(2021, 12, 31), None),
        ("T10", date(2022, 1, 1), "1"),
        ("T11", date(2023, 10, 18), "2023-10-31"),
        ("T11", date(2023, 10, 19), "2023-11-30"),
        ("CONDIZIONALITA_SOSPESA", date(2020, 3, 16), None),
        ("CONDIZIONALITA_SOSPESA", date(2020, 7, 17), "1"),
        ("CONDIZIONALITA_SOSPESA", date(2020, 7, 18), None),
    ],
)
def test_valore_is_that_of_the_day(codice, alla_data, valore):
    assert parametri.valore(codice, alla_data, parametri.load()) == valore


def test_load_has_every_term_with_its_kind_of_days():
    tipi = {parametro.codice: parametro.tipo for parametro in parametri.load()}

    assert {codice: tipi[codice] for codice in ("T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09")} == {
        "T02": "solari",
        "T03": "solari",
        "T04": "solari",
        "T05": "solari",
        "T06": "lavorativi",
        "T07": "solari",
        "T08": "solari",
        "T09": "lavorativi",
    }


@pytest.mark.parametrize(
    ("a", "b"),
    [("T08", "CTRL_GG_COMUNE_DOMANDA"), ("T14_MIN", "PUC_ORE_MIN_SETT"), ("T14_MAX", "PUC_ORE_MAX_SETT")],
)
def test_load_says_the_same_thing_under_two_names(a, b):
    rows = parametri.load()

    assert [(p.valore, p.valido_dal, p.valido_al) for p in rows if p.codice == a] == [
        (p.valore, p.valido_dal, p.valido_al) for p in rows if p.codice == b
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ROW, "T99: .*valido_dal"),
        (ROW + "valido_dal = 2019-01-29\nvalido_al = 2019-01-28\n", "T99: valido_al è prima di valido_dal"),
        (ROW + "valido_dal = 2019-01-29\n" + ROW + "valido_dal = 2020-01-01\n", "T99: due valori il 01/01/2020"),
        (ROW + 'valido_dal = 2019-01-29\nnote = ""\n', r"T99: campi sconosciuti \['note'\]"),
        (ROW.replace('"5"', "5") + "valido_dal = 2019-01-29\n", "T99: valore va scritto tra virgolette"),
    ],
)
def test_load_refuses_a_table_that_contradicts_itself(write, text, message):
    path = write(text)

    with pytest.raises(ParametriError, match=message):
        parametri.load(path)


def test_load_takes_two_rows_that_follow_each_other(write):
    path = write(ROW + "valido_dal = 2019-01-29\nvalido_al = 2019-12-31\n" + ROW + "valido_dal = 2020-01-01\n")

    assert [parametro.valido_dal for parametro in parametri.load(path)] == [date(2019, 1, 29), date(2020, 1, 1)]


def test_load_fits_the_columns_of_the_table():
    rows = parametri.load()

    assert max(len(p.codice) for p in rows) <= 60
    assert max(len(p.tipo) for p in rows) <= 20
    assert max(len(p.descrizione) for p in rows) <= 300
