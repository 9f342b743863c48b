from datetime import date

import pytest

from rdc_platform import territorio
from rdc_platform.territorio import FileAmbitiError

NEL_2019 = date(2019, 1, 1)


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
