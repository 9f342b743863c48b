import subprocess
import sys
from collections import Counter
from datetime import date

import pytest

from rdc_platform import territorio

NEL_2019 = date(2019, 1, 1)


@pytest.mark.parametrize(
    ("belfiore", "row"),
    [
        ("H501", ("058091", "Roma", "RM", "Lazio")),
        ("F205", ("015146", "Milano", "MI", "Lombardia")),
        ("A662", ("072006", "Bari", "BA", "Puglia")),
        ("C351", ("087015", "Catania", "CT", "Sicilia")),
        ("M439", ("", "Castegnero Nanto", "VI", "Veneto")),
    ],
)
def test_comune_gives_codes_and_place(belfiore, row):
    comune = territorio.comune(belfiore)

    assert (comune.istat, comune.denominazione, comune.sigla_provincia, comune.regione) == row
    assert comune.attivo


def test_comuni_has_the_totals_of_the_register():
    open_ones = [comune for comune in territorio.comuni().values() if comune.attivo]

    assert len(territorio.comuni()) == 9864
    assert len(open_ones) == 7894
    assert len({comune.sigla_provincia for comune in open_ones}) == 107
    assert len(territorio.regioni()) == 20


def test_comune_is_none_for_an_unknown_code():
    assert territorio.comune("X999") is None
    assert territorio.stato("Z999") is None


@pytest.mark.parametrize(
    ("belfiore", "nome"),
    [
        ("H501", "Roma (RM)"),
        ("Z330", "Marocco"),
        ("Z105", "Cecoslovacchia"),
        ("I479", "Savogna d'Isonzo (GO)"),
        ("X999", None),
    ],
)
def test_luogo_nascita_names_the_place(belfiore, nome):
    assert territorio.luogo_nascita(belfiore) == nome


@pytest.mark.parametrize(
    ("belfiore", "data", "ok"),
    [
        ("H501", date(1980, 1, 1), True),
        ("C056", date(2026, 2, 20), True),
        ("C056", date(2026, 2, 21), False),
        ("M439", date(2026, 2, 21), True),
        ("A007", date(1930, 1, 1), False),  # Abbasanta, closed from 1927 to 1934
        ("A007", date(1935, 1, 1), True),
        ("Z105", date(1980, 1, 1), True),
        ("Z105", date(1999, 1, 1), False),
        ("Z156", date(1980, 1, 1), True),
        ("X999", date(1980, 1, 1), False),
        ("ND", date(1900, 1, 1), False),
    ],
)
def test_luogo_nascita_ok_knows_when_a_comune_was_there(belfiore, data, ok):
    assert territorio.luogo_nascita_ok(belfiore, data) == ok


@pytest.mark.parametrize(
    ("belfiore", "alla_data", "successore"),
    [
        ("H501", None, "H501"),
        ("C056", None, "M439"),
        ("F838", date(2019, 3, 6), "F838"),
        ("E608", None, "F417"),
        ("H124", None, "M437"),  # Quero, then Quero Vas, then Setteville
        ("H124", date(2019, 3, 6), "M332"),
        ("X999", None, None),
        ("M299", None, None),  # Boville: its territory went back
    ],
)
def test_successore_follows_mergers_to_the_day(belfiore, alla_data, successore):
    assert territorio.successore(belfiore, alla_data) == successore


def test_successore_is_known_for_all_closed_since_2009():
    closed = [c for c in territorio.comuni().values() if c.attivo_al and c.attivo_al >= date(2009, 1, 1)]

    assert len(closed) > 300
    assert [c.denominazione for c in closed if territorio.successore(c.belfiore) is None] == []


@pytest.mark.parametrize(
    ("alpha3", "nome"), [("ITA", "Italia"), ("MAR", "Marocco"), ("XXA", "Apolide"), ("ROU", "Romania"), ("ZZZ", None)]
)
def test_cittadinanza_names_the_state(alpha3, nome):
    assert territorio.cittadinanza(alpha3) == nome


def test_stati_have_one_code_each():
    alpha3 = Counter(stato.alpha3 for stato in territorio.stati().values() if stato.alpha3)

    assert len(territorio.stati()) == 231
    assert [code for code, times in alpha3.items() if times > 1] == []
    assert [s.denominazione for s in territorio.stati().values() if not s.alpha3 and not s.attivo_al] == []


def test_ambiti_sintetici_hold_each_comune_once_on_every_day():
    places = Counter(code for ambito in territorio.ambiti_sintetici() for code, _, _ in ambito.appartenenze())
    wanted = {c.belfiore for c in territorio.comuni().values() if c.attivo or c.attivo_al >= NEL_2019}

    assert set(places.values()) == {1}
    assert places.keys() == wanted


def test_ambiti_sintetici_keep_a_closed_comune_beside_its_heir():
    holder = {code: ambito.codice for ambito in territorio.ambiti_sintetici() for code in ambito.comuni_belfiore}
    days = {code: (dal, al) for ambito in territorio.ambiti_sintetici() for code, dal, al in ambito.appartenenze()}

    assert holder["C056"] == holder["F838"] == holder["M439"]
    assert days["C056"] == (NEL_2019, date(2026, 2, 20))
    assert days["M439"] == (date(2026, 2, 21), None)


def test_ambiti_sintetici_are_about_six_hundred_and_marked():
    ambiti = territorio.ambiti_sintetici()

    assert 550 <= len(ambiti) <= 650
    assert (
        len({a.codice for a in ambiti})
        == len({a.denominazione for a in ambiti})
        == len({a.pec for a in ambiti})
        == len(ambiti)
    )
    assert {a.sintetico for a in ambiti} == {True}
    assert {"sintetico" in a.denominazione for a in ambiti} == {True}
    assert {a.comune_capofila_belfiore in a.comuni_belfiore for a in ambiti} == {True}


def test_ambiti_sintetici_leave_big_cities_alone():
    roma = next(a for a in territorio.ambiti_sintetici() if a.denominazione == "Ambito sintetico di Roma")

    assert (roma.comuni_belfiore, roma.forma_giuridica, roma.forma_gestione) == (("H501",), "COMUNE_SINGOLO", "SINGOLA")


def test_import_reads_no_file_and_needs_no_django():
    code = (
        "import sys; from rdc_platform import calendario, codice_fiscale, parametri, territorio; "
        "from rdc_platform.territorio import elenchi; "
        "print(elenchi.comuni.cache_info().currsize, [m for m in sys.modules if m.split('.')[0] in ('django', 'codicefiscale')])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "0 []\n"
