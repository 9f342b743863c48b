"""The packaged files against the packages they are built from, with the control totals of the sources."""

from datetime import date, timedelta

import pytest

from rdc_platform import territorio
from rdc_platform.dati import costruisci


@pytest.fixture(scope="module")
def istat():
    return costruisci.read_istat()


@pytest.fixture(scope="module")
def register():
    return costruisci.read_register()


def test_read_istat_has_the_totals_of_the_list(istat):
    assert len(istat) == 7896
    assert len({row.sigla_provincia for row in istat.values()}) == 107
    assert len({row.codice_regione for row in istat.values()}) == 20


def test_read_register_has_the_totals_of_the_archive(register):
    assert len(register) == 9864
    assert sum(rows[-1]["active"] for rows in register.values()) == 7894


def test_istat_and_the_register_differ_by_the_mergers_of_2026(istat, register):
    open_ones = {belfiore for belfiore, rows in register.items() if rows[-1]["active"]}

    assert istat.keys() - open_ones == {"C056", "F838", "E608"}
    assert open_ones - istat.keys() == {"M439"}


def test_main_writes_the_files_that_are_committed(tmp_path, monkeypatch, capsys):
    committed = {
        name: (costruisci.DATI / name).read_text(encoding="utf-8")
        for name in ("comuni.csv", "periodi.csv", "stati.csv")
    }
    for name in ("successori.csv", "stati_note.csv"):
        (tmp_path / name).write_bytes((costruisci.DATI / name).read_bytes())
    monkeypatch.setattr(costruisci, "DATI", tmp_path)

    costruisci.main()

    assert capsys.readouterr().out == "comuni.csv: 9864\nperiodi.csv: 15131\nstati.csv: 231\n"
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in committed} == committed


@pytest.mark.parametrize(
    ("name", "proper"),
    [
        ("Reggio Nell'Emilia", "Reggio nell'Emilia"),
        ("Savogna D'Isonzo", "Savogna d'Isonzo"),
        ("Pieve Di Bono-Prezzo", "Pieve di Bono-Prezzo"),
        ("Castelnovo Ne' Monti", "Castelnovo ne' Monti"),
        ("Di Prova", "Di Prova"),
        ("Sant'Angelo In Vado", "Sant'Angelo in Vado"),
    ],
)
def test_proper_name_lowers_small_words(name, proper):
    assert costruisci.proper_name(name) == proper


@pytest.mark.parametrize("row", costruisci.read_table("successori.csv").values(), ids=lambda row: row["belfiore"])
def test_successori_agree_with_the_register(row, register):
    before, after = register[row["belfiore"]], register[row["successore"]]
    start = date.fromisoformat(row["dal"])
    closed = date.fromisoformat(before[-1]["date_deleted"][:10])

    assert start - closed in {timedelta(0), timedelta(days=1)}
    assert (after[0]["date_created"][:10] == row["dal"]) == (row["tipo"] == "FUSIONE")
    assert after[-1]["province"] == before[-1]["province"]
    assert row["denominazione_successore"] == territorio.comune(row["successore"]).denominazione
