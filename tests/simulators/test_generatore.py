"""The generator: repeatable, true to the contract, plausible, and flat in memory."""

import gzip
import io
import json
import tracemalloc
from collections import Counter
from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command

from rdc_platform import territorio
from rdc_platform.forniture.lettura import open_lotto
from rdc_platform.forniture.validazione import Record, validate_riga
from rdc_platform.simulators.generatore import Emissione, genera
from rdc_platform.simulators.generatore_persone import eta


class Italia:
    """The packaged Comuni, with the synthetic Ambiti."""

    comune = staticmethod(territorio.comune)
    successore = staticmethod(territorio.successore)
    luogo_nascita = staticmethod(territorio.luogo_nascita)

    def __init__(self):
        self.ambiti = {
            belfiore: (ambito.codice, dal)
            for ambito in territorio.ambiti_sintetici()
            for belfiore, dal, _ in ambito.appartenenze()
        }

    def ambito_at(self, belfiore, data):
        codice, dal = self.ambiti[belfiore]
        return codice if dal <= data else None


def documents(*arguments, **options):
    return [json.loads(line) for line in genera(*arguments, **options)][1:]


@pytest.fixture(scope="module")
def lotto():
    return b"".join(genera(3000, 7))


@pytest.fixture(scope="module")
def domande(lotto):
    return [json.loads(line) for line in lotto.splitlines()][1:]


def test_genera_gives_the_same_bytes_for_the_same_arguments():
    assert list(genera(50, 1, progressivo=3)) == list(genera(50, 1, progressivo=3))
    assert list(genera(50, 1))[1:] != list(genera(50, 2))[1:]


def test_genera_gives_a_lot_that_is_taken_whole_with_nothing_to_warn_of(lotto):
    found = open_lotto(io.BytesIO(lotto))
    found.check()
    italia = Italia()

    records = [validate_riga(number, raw, italia, found.testata.data_roma) for number, raw in found.righe()]

    assert all(isinstance(record, Record) for record in records)
    assert [avviso for record in records for avviso in record.avvisi] == []
    assert sum(record.componenti for record in records) == found.testata.componenti
    assert len({record.protocollo for record in records}) == 3000


def test_genera_sends_about_46_in_100_to_the_comuni(domande):
    shares = Counter(domanda["destinazione"] for domanda in domande)

    assert 0.42 <= shares["COMUNI"] / 3000 <= 0.50
    assert 0.44 <= shares["CPI"] / 3000 <= 0.54
    assert 0.03 <= shares["ESCLUSO"] / 3000 <= 0.10


def test_genera_makes_households_of_one_to_eight_with_plausible_ages(domande):
    sizes = Counter(len(domanda["componenti"]) for domanda in domande)

    assert set(sizes) == set(range(1, 9))
    for domanda in domande:
        today = date.fromisoformat(domanda["data_domanda"])
        ages = {
            relazione: [eta(date.fromisoformat(p["data_nascita"]), today) for p in people]
            for relazione in {p["relazione"] for p in domanda["componenti"]}
            if (people := [p for p in domanda["componenti"] if p["relazione"] == relazione])
        }
        assert len(ages["RICHIEDENTE"]) == 1
        assert ages["RICHIEDENTE"][0] >= 18
        assert all(anni < 18 for anni in ages.get("FIGLIO_MINORE", []))
        assert all(18 <= anni <= ages["RICHIEDENTE"][0] - 11 for anni in ages.get("FIGLIO_MAGGIORENNE", []))
        assert all(anni >= ages["RICHIEDENTE"][0] + 20 for anni in ages.get("GENITORE", []))


def test_genera_binds_to_the_obligations_by_the_law(domande):
    for domanda in domande:
        today = date.fromisoformat(domanda["data_domanda"])
        for persona in domanda["componenti"]:
            minor = eta(date.fromisoformat(persona["data_nascita"]), today) < 18
            assert (persona["motivo_esclusione"] == "X_MINORENNE") == minor
            assert persona["tenuto_obblighi"] == (
                persona["motivo_esclusione"] is None and persona["in_scala_equivalenza"]
            )
        tenuti = any(persona["tenuto_obblighi"] for persona in domanda["componenti"])
        assert (domanda["destinazione"] == "ESCLUSO") == (not tenuti)


def test_genera_keeps_amounts_and_dates_within_the_law(domande):
    for domanda in domande:
        scala = domanda["isee"] and float(domanda["isee"]["scala_equivalenza"])
        assert 40 <= float(domanda["importo_mensile"]) <= 7560 * 2.2 / 12 + 280
        assert scala is None or 1 <= scala <= 2.2
        assert domanda["isee"] is None or float(domanda["isee"]["valore"]) < 9360
        assert "2019-03-06" <= domanda["data_domanda"] <= domanda["data_riconoscimento"] <= "2019-06-02"


def test_genera_writes_to_nobody(domande):
    contacts = [domanda["contatti"] for domanda in domande]

    assert {c["email"].split("@")[1] for c in contacts if c["email"]} == {"example.it"}
    assert {c["cellulare"][:12] for c in contacts if c["cellulare"]} == {"+39 320 0000"}


def test_genera_gives_six_households_of_ten_to_the_comuni_asked_for():
    found = Counter(domanda["belfiore_residenza"] for domanda in documents(1000, 5, comuni=["D150", "D142"]))

    assert 540 <= found["D150"] + found["D142"] <= 670
    assert found["D142"] > 220


def test_genera_sends_some_of_the_earlier_domande_again_changed():
    first = {domanda["protocollo_inps"]: domanda for domanda in documents(300, 4)}

    again = [d for d in documents(300, 4, progressivo=2) if d["protocollo_inps"] in first]

    assert len(again) == 100
    assert {domanda["versione"] for domanda in again} == {2}
    changed = [d for d in again if d | {"versione": 1} != first[d["protocollo_inps"]]]
    sizes = [len(d["componenti"]) - len(first[d["protocollo_inps"]]["componenti"]) for d in changed]
    assert 75 <= len(changed) < 100
    assert {-1, 0, 1} == set(sizes)


def test_genera_continues_a_series_that_the_caller_remembers():
    moments = [datetime(2026, 11, day, 2, tzinfo=UTC) for day in (2, 9, 16)]
    history = [Emissione(40, 0, moments[0]), Emissione(10, 20, moments[1])]

    first = documents(40, 9, data_estrazione=moments[0], modifica_di=[])
    third = documents(30, 9, progressivo=3, data_estrazione=moments[2], modifica_di=history)

    versions = Counter(domanda["versione"] for domanda in third)
    assert versions[1] >= 20
    assert versions[2] + versions[3] >= 1
    assert sum(versions.values()) == 30
    assert {d["data_domanda"][:4] for d in first} == {"2026"}


def test_genera_writes_a_lot_of_no_domande():
    (header,) = [json.loads(line) for line in genera(0, 1)]

    assert header["conteggi"] == {"domande": 0, "componenti": 0}


@pytest.mark.parametrize(
    "options", [{"progressivo": 0}, {"comuni": ["X999"]}, {"data_estrazione": datetime(2019, 3, 6, tzinfo=UTC)}]
)
def test_genera_refuses_what_makes_no_sense(options):
    with pytest.raises(ValueError, match=r"."):
        genera(5, 1, **options)


@pytest.mark.slow
@pytest.mark.slow
def test_genera_keeps_memory_flat():
    list(genera(10, 1))
    tracemalloc.start()

    size = sum(len(line) for line in genera(12_000, 1))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert size > 20 * 1024 * 1024
    assert peak < 24 * 1024 * 1024  # the part of the body that waits in memory for its header, and nothing that grows


def test_genera_fornitura_writes_the_file_plain_or_compressed(tmp_path):
    plain, packed = tmp_path / "lotto.jsonl", tmp_path / "lotto.jsonl.gz"

    call_command("genera_fornitura", "--domande=5", "--seme=3", f"--output={plain}")
    call_command("genera_fornitura", "--domande=5", "--seme=3", "--data-estrazione=2019-06-03", f"--output={packed}")

    assert plain.read_bytes() == b"".join(genera(5, 3)) == gzip.decompress(packed.read_bytes())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lotto.jsonl", "lotto.jsonl.gz"]


def test_genera_fornitura_says_in_italian_what_it_cannot_do(tmp_path):
    with pytest.raises(CommandError, match=r"^Le domande non possono essere meno di 0"):
        call_command("genera_fornitura", "--domande=-1", "--seme=3", f"--output={tmp_path / 'x'}")
    with pytest.raises(CommandError, match=r"^Non si può scrivere"):
        call_command("genera_fornitura", "--domande=1", "--seme=3", f"--output={tmp_path / 'manca' / 'x'}")
