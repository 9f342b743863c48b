import subprocess
import sys
from collections import Counter
from datetime import date

import pytest

from rdc_platform import territorio
from rdc_platform.territorio import FileAmbitiError

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


def test_read_ambiti_takes_what_write_ambiti_wrote():
    read = territorio.read_ambiti(territorio.write_ambiti(territorio.ambiti_sintetici()))

    assert [(a.codice, a.comuni_belfiore, a.valido_dal, a.pec) for a in read] == [
        (a.codice, a.comuni_belfiore, a.valido_dal, a.pec) for a in territorio.ambiti_sintetici()
    ]


HEADER = (
    "codice_ambito,denominazione,codice_regione,comune_capofila_belfiore,comuni_belfiore,valido_dal,valido_al,pec\n"
)
CREMONA = "CR1,Ambito di Cremona,03,D150,D150;D142,2019-01-01,,a@pec.example\n"


def test_read_ambiti_fills_in_what_may_be_left_out():
    text = (
        "codice_ambito,denominazione,codice_regione,comune_capofila_belfiore,comuni_belfiore\nRM1,Roma,12,H501,H501\n"
    )

    (ambito,) = territorio.read_ambiti("\ufeff" + text)

    assert (ambito.forma_giuridica, ambito.forma_gestione) == ("COMUNE_SINGOLO", "SINGOLA")
    assert ambito.appartenenze() == [("H501", NEL_2019, None)]


@pytest.mark.parametrize(
    ("lines", "errors"),
    [
        (
            ",Cremona,03,D150,D150,,,",
            ["Riga 2, codice_ambito: scrivi un valore."],
        ),
        (
            "CR1,Cremona,3,D150,D150,,,",
            ["Riga 2, codice_regione: «3» non è un codice ISTAT di regione: due cifre, da 01 a 20."],
        ),
        (
            "CR1,Cremona,03,D150,D142,,,",
            ["Riga 2, comune_capofila_belfiore: D150 non è tra i Comuni dell'Ambito."],
        ),
        (
            "CR1,Cremona,03,D150,D150;X999,,,",
            ["Riga 2, comuni_belfiore: X999 non è il codice catastale di un Comune."],
        ),
        (
            "CR1,Cremona,03,D150,D150;d150,,,",
            ["Riga 2, comuni_belfiore: D150 è scritto due volte."],
        ),
        (
            "PV1,Pavia,03,G388,G388;E608,2026-03-01,,",
            [
                "Riga 2, comuni_belfiore: Lirio (E608) non c'è più dopo il 31/01/2026: al suo posto c'è Montalto Pavese (F417)."
            ],
        ),
        (
            "VI1,Vicenza,05,L840,L840;M439,2019-01-01,2020-12-31,",
            ["Riga 2, comuni_belfiore: Castegnero Nanto (M439) c'è solo dal 21/02/2026."],
        ),
        (
            "CR1,Cremona,03,D150,D150,01/01/2019,,",
            ["Riga 2, valido_dal: «01/01/2019» non è una data: scrivi anno-mese-giorno, per esempio 2019-01-01."],
        ),
        (
            "CR1,Cremona,03,D150,D150,2020-01-01,2019-12-31,",
            ["Riga 2, valido_al: è prima di valido_dal."],
        ),
        (
            "CR1,Cremona,03,D150,D150,,,pec",
            ["Riga 2, pec: «pec» non è un indirizzo."],
        ),
        (
            "CR1,Cremona,03,D150,D150,,,,D142",
            ["Riga 2, comuni_belfiore: ci sono troppe virgole: separa i Comuni con il punto e virgola."],
        ),
        (
            CREMONA + "CR1,Crema,03,A001,A001,,,",
            ["Riga 3, codice_ambito: CR1 è già alla riga 2."],
        ),
        (
            CREMONA + "CR2,Crema,03,D142,D142,2020-01-01,,",
            ["Riga 3, comuni_belfiore: Crema (D142) negli stessi giorni è già in Ambito di Cremona, riga 2."],
        ),
    ],
)
def test_read_ambiti_says_what_is_wrong_on_which_line(lines, errors):
    with pytest.raises(FileAmbitiError) as caught:
        territorio.read_ambiti(HEADER + lines)

    assert [str(error) for error in caught.value.errori] == errors


def test_read_ambiti_takes_a_comune_that_moves():
    text = HEADER + CREMONA.replace("2019-01-01,,", "2019-01-01,2019-12-31,") + "CR2,Crema,03,D142,D142,2020-01-01,,"

    assert [ambito.codice for ambito in territorio.read_ambiti(text)] == ["CR1", "CR2"]


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        ("", 5),
        ("codice_ambito;denominazione\n", 6),
        (HEADER.replace("pec", "posta"), 1),
    ],
)
def test_read_ambiti_wants_its_columns(text, errors):
    with pytest.raises(FileAmbitiError) as caught:
        territorio.read_ambiti(text)

    assert len(caught.value.errori) == errors
    assert {error.riga for error in caught.value.errori} == {1}


def test_import_reads_no_file_and_needs_no_django():
    code = (
        "import sys; from rdc_platform import calendario, codice_fiscale, parametri, territorio; "
        "from rdc_platform.territorio import elenchi; "
        "print(elenchi.comuni.cache_info().currsize, [m for m in sys.modules if m.split('.')[0] in ('django', 'codicefiscale')])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "0 []\n"
