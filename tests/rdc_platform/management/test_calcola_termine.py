import json
import time

import pytest

from tests.factories.comandi import run_on

UNA = {"codice": "T06", "decorrenza": "2020-01-10"}


@pytest.fixture
def calcola(monkeypatch):
    """What the command answers to some bytes: status, standard output, standard error."""
    return lambda grezzo: run_on(monkeypatch, "calcola_termine", grezzo)


def test_calcola_termine_answers_a_list_with_a_list(calcola):
    status, out, err = calcola(json.dumps([UNA, UNA | {"codice": "T02", "belfiore": "H501"}]).encode())

    assert (status, err) == (0, "")
    assert json.loads(out) == [
        {"termine": "2020-01-24", "tipo": "lavorativi", "giorni": 10, "fonte": "art. 7 c. 12 DL 4/2019"},
        {"termine": "2020-02-10", "tipo": "solari", "giorni": 30, "fonte": "art. 4 c. 11 DL 4/2019"},
    ]


def test_calcola_termine_answers_an_empty_list_with_an_empty_list(calcola):
    assert calcola(b"\xef\xbb\xbf[]") == (0, "[]\n", "")


def test_calcola_termine_says_every_wrong_element_by_position_and_answers_nothing(calcola):
    status, out, err = calcola(json.dumps([UNA, UNA | {"codice": "T99"}, 3]).encode())

    assert (status, out) == (2, "")
    assert [line[:22] for line in err.splitlines()] == ["Elemento 2 (indice 1):", "Elemento 3 (indice 2):"]


@pytest.mark.parametrize(
    ("grezzo", "motivo"),
    [
        (b"", "non è JSON: riga 1, colonna 1"),
        (b"{", "non è JSON: riga 1"),
        (b"{}", "non è una lista"),
        (b'"T06"', "non è una lista"),
        (b"\xff\xfe[", "UTF-8"),
        (b"[" * 100_000, "JSON"),
        (b"[" + b"9" * 5000 + b"]", "JSON"),
        (b'[{"codice": "T06", "codice": "T02", "decorrenza": "2020-01-10"}]', "Elemento 1 (indice 0): una chiave"),
        (b'[{"codice": "\\ud800", "decorrenza": "2020-01-10"}]', "Elemento 1"),
    ],
)
def test_calcola_termine_refuses_what_is_no_list_of_requests(calcola, grezzo, motivo):
    status, out, err = calcola(grezzo)

    assert (status, out) == (2, "")
    assert motivo in err
    err.encode()  # what goes to a terminal can be written


def test_calcola_termine_is_brief_when_everything_is_wrong(calcola):
    _, _, err = calcola(json.dumps([None] * 60).encode())

    assert err.splitlines()[-1] == "E altri 10 elementi non validi."


def test_calcola_termine_answers_a_hundred_thousand_in_seconds(calcola):
    many = [
        {"codice": f"T0{2 + n % 8}", "decorrenza": f"20{19 + n % 9}-{3 + n % 10:02}-{1 + n % 28:02}"}
        for n in range(100_000)
    ]

    start = time.process_time()
    status, out, _ = calcola(json.dumps(many).encode())

    assert (status, len(json.loads(out))) == (0, len(many))
    assert time.process_time() - start < 5
