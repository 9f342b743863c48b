"""The lot as a whole: what is read, and what is refused before any line is looked at."""

import gzip
import hashlib
import io
import json
import tracemalloc
from datetime import date

import pytest

from rdc_platform.forniture import lettura
from rdc_platform.forniture.lettura import LottoRifiutato, open_lotto
from tests.forniture.costruzione import ESEMPIO, domanda, lotto, riga


def check(content):
    found = open_lotto(io.BytesIO(content))
    found.check()
    return found


def refused(content):
    with pytest.raises(LottoRifiutato) as caught:
        check(content)
    return caught.value


def test_open_lotto_reads_the_worked_example():
    found = open_lotto(ESEMPIO)

    found.check()

    assert (found.testata.id_lotto, found.testata.progressivo) == ("INPS-20190603-0001", 1)
    assert (found.domande, found.testata.componenti) == (2, 3)
    assert found.testata.data_roma == date(2019, 6, 3)
    assert [number for number, _ in found.righe()] == [2, 3]


def test_open_lotto_reads_gzip_by_its_first_bytes_and_gives_the_same_identity():
    plain = open_lotto(ESEMPIO)

    packed = open_lotto(io.BytesIO(gzip.compress(ESEMPIO.read_bytes())))

    assert packed.sha256 == plain.sha256
    assert list(packed.righe()) == list(plain.righe())


def test_righe_can_be_read_twice_and_leaves_the_callers_file_open():
    file = io.BytesIO(ESEMPIO.read_bytes())
    found = open_lotto(file)

    first, second = list(found.righe()), list(found.righe())

    assert first == second
    assert not file.closed


def test_check_takes_a_lot_of_no_domande():
    found = check(lotto([]))

    assert (found.domande, list(found.righe())) == (0, [])
    assert found.sha256 == hashlib.sha256(b"").hexdigest()


def test_data_roma_is_the_day_in_rome_of_the_extraction():
    found = check(lotto([], data_estrazione="2019-06-02T22:30:00Z"))

    assert found.testata.data_roma == date(2019, 6, 3)


def test_open_lotto_keeps_unknown_fields_of_the_header():
    assert check(lotto([], canale="prova")).testata.extra == {"canale": "prova"}


@pytest.mark.parametrize(
    ("testata", "motivo", "atteso", "trovato"),
    [
        ({"conteggi": {"domande": 2, "componenti": 0}}, "Il numero di domande non è quello dichiarato.", "2", "1"),
        (
            {"sha256": "0" * 64},
            "Il contenuto non è quello dichiarato: lo sha256 è diverso.",
            "0" * 64,
            hashlib.sha256(b"{}\n").hexdigest(),
        ),
        ({"schema_versione": "2.0"}, "Non conosciamo questa versione dello schema.", "1.0", "'2.0'"),
        (
            {"progressivo": 0},
            "La testata non è secondo lo schema: progressivo.",
            "una testata 1.0",
            "Atteso: un numero intero da 1 in su. Trovato: uno più piccolo",
        ),
        (
            {"progressivo": True},
            "La testata non è secondo lo schema: progressivo.",
            "una testata 1.0",
            "Atteso: un numero intero. Trovato: un valore vero o falso",
        ),
        (
            {"data_estrazione": "2019-06-03T02:00:00"},
            "La testata non è secondo lo schema: data_estrazione.",
            "una testata 1.0",
            "Atteso: data e ora con il fuso, come 2019-06-03T02:00:00+02:00. Trovato: un testo di 19 caratteri di altra forma",
        ),
    ],
)
def test_check_refuses_a_header_that_is_wrong(testata, motivo, atteso, trovato):
    error = refused(lotto([b"{}"], **testata))

    assert (error.motivo, error.atteso, error.trovato) == (motivo, atteso, trovato)
    assert error.id_lotto == "INPS-20190603-0001"


@pytest.mark.parametrize(
    ("content", "motivo", "id_lotto"),
    [
        (b"", "Il file è vuoto.", None),
        (b"\n", "La prima riga non è una testata.", None),
        (b"ciao\n", "La prima riga non è una testata.", None),
        (b'"ciao"\n', "La testata non è secondo lo schema: riga 1.", None),
        (riga(domanda()) + b"\n", "La testata non è secondo lo schema: tipo.", None),
        (b"\xef\xbb\xbf" + lotto([]), "Il file comincia con un BOM.", None),
        (lotto([]).decode().encode("utf-16"), "Il file non è UTF-8.", None),
        (lotto([])[:-1], "La testata non è chiusa.", "INPS-20190603-0001"),
        (lotto([]).replace(b"\n", b"\r\n"), "C'è un ritorno a capo CR.", "INPS-20190603-0001"),
        (lotto([b"{}\r"]), "C'è un ritorno a capo CR.", "INPS-20190603-0001"),
        (lotto([b'{"a":"\xe0"}']), "Il file non è UTF-8.", "INPS-20190603-0001"),
        (lotto([b"{}", b'"\xc3'])[:-1], "Il file non è UTF-8.", "INPS-20190603-0001"),
        (lotto([b"{}"])[:-1], "L'ultima riga non è chiusa.", "INPS-20190603-0001"),
        (lotto([b"{}"]) + b"\n", "Il numero di domande non è quello dichiarato.", "INPS-20190603-0001"),
        (gzip.compress(lotto([b"{}"]), mtime=0)[:-1], "Il file compresso non è intero.", "INPS-20190603-0001"),
        (gzip.compress(lotto([]), mtime=0)[:20], "Il file compresso non è intero.", None),
        (gzip.compress(lotto([]), mtime=0) + b"coda", "Il file compresso non è intero.", "INPS-20190603-0001"),
    ],
)
def test_check_refuses_what_cannot_be_read_as_a_lot(content, motivo, id_lotto):
    error = refused(content)

    assert (error.motivo, error.id_lotto) == (motivo, id_lotto)


@pytest.mark.parametrize("id_lotto", ["", "x" * 61, "INPS\0", "\ud800"])
def test_open_lotto_refuses_an_id_that_cannot_be_stored(id_lotto):
    header = json.loads(lotto([])) | {"id_lotto": id_lotto}

    error = refused(json.dumps(header).encode() + b"\n")

    assert (error.motivo, error.id_lotto) == ("La testata non è secondo lo schema: id_lotto.", None)


def test_open_lotto_says_the_line_of_bytes_that_are_not_utf_8():
    error = refused(lotto([b"{}", b"{}", b"\xff"]))

    assert error.testo == "Il file non è UTF-8. Atteso: UTF-8. Trovato: altri byte alla riga 4."


def test_open_lotto_finds_a_flipped_bit_in_the_compressed_bytes():
    packed = bytearray(gzip.compress(lotto([riga(domanda())])))
    packed[-6] ^= 1  # in the checksum

    assert refused(bytes(packed)).motivo == "Il file compresso non è intero."


@pytest.mark.parametrize(("progressivo", "refusal"), [(7, True), (8, True), (6, False), (None, False)])
def test_check_wants_the_progressivo_to_grow(progressivo, refusal):
    found = open_lotto(io.BytesIO(lotto([], progressivo=7)))

    if refusal:
        with pytest.raises(LottoRifiutato) as caught:
            found.check(ultimo_progressivo=progressivo)
        assert (caught.value.atteso, caught.value.trovato) == (f"più di {progressivo}", "7")
    else:
        found.check(ultimo_progressivo=progressivo)


def test_open_lotto_gives_the_computed_sha256_so_that_an_altered_lot_is_not_the_one_taken():
    original = lotto([riga(domanda())])

    altered = open_lotto(io.BytesIO(original.replace(b"Rossi", b"Bianchi")))

    assert altered.testata.sha256 == open_lotto(io.BytesIO(original)).sha256
    assert altered.sha256 != altered.testata.sha256


def test_righe_gives_an_overlong_line_cut_and_the_next_one_whole(monkeypatch):
    monkeypatch.setattr(lettura, "MAX_RIGA", 10)
    monkeypatch.setattr(lettura, "CHUNK", 7)

    found = check(lotto([b"x" * 50, b"{}"]))

    assert list(found.righe()) == [(2, b"x" * 10), (3, b"{}")]


def test_open_lotto_keeps_memory_flat():
    packed = gzip.compress(lotto(riga(domanda()) for _ in range(20_000)))
    tracemalloc.start()

    count = sum(1 for _ in check(packed).righe())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert count == 20_000
    assert peak < 12 * 1024 * 1024  # the lot is 34 MB
