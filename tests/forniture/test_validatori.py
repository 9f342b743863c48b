"""The processes that check the lines of a large lot: the same blocks as when nobody helps, and no lot at all if one of them dies."""

import os
import re
import signal
from datetime import date

import pytest

from ambiti.models import Nucleo
from ambiti.selectors import territorio_lotto
from rdc_platform import fornitura
from rdc_platform.forniture import validatori
from rdc_platform.forniture.blocchi import Istruzioni
from rdc_platform.forniture.dubbie import Dubbie
from rdc_platform.forniture.lettura import open_lotto
from rdc_platform.forniture.models import Lotto
from rdc_platform.forniture.territorio_lotto import TerritorioLotto
from rdc_platform.simulators import generatore
from tests.factories.territorio import make_ambito
from tests.forniture.costruzione import domanda, lotto, riga

TABELLE = "rdc_platform.tabelle_fornitura:TABELLE"
KEY = re.compile(rb"[0-9a-f]{32}")  # made for each row, never twice the same
ROMA = TerritorioLotto({"H501": [(date(2019, 1, 1), None, "a-roma"), (date(1990, 1, 1), date(2018, 12, 31), "prima")]})


@pytest.fixture
def large(tmp_path, monkeypatch):
    """2,500 lines, three blocks: few enough for a test, taken as if they were many."""
    monkeypatch.setattr(validatori, "DA_SOLI", 0)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1})
    path = tmp_path / "lotto.jsonl"
    generatore.write(generatore.genera(2_500, 3, progressivo=1, modifica_di=[], comuni=("H501",)), path)
    return path


def test_territorio_lotto_is_the_same_after_json():
    again = TerritorioLotto.from_json(ROMA.as_json())
    giorni = (date(1989, 1, 1), date(2018, 12, 31), date(2019, 1, 1), date(2030, 1, 1))
    assert [again.ambito_at("H501", giorno) for giorno in giorni] == [None, "prima", "a-roma", "a-roma"]
    assert again.as_json() == ROMA.as_json()
    assert again.ambito_at("F205", giorni[2]) is None


@pytest.fixture
def istruzioni():
    """Every seventh line may not be the only one of its domanda."""
    dubbie = Dubbie.none_of(2_502)
    for riga_ in range(2, 2_502, 7):
        dubbie.add(riga_)
    return Istruzioni(ROMA, date(2026, 1, 1), "0" * 32, "2026-01-01T02:00:00+01:00", TABELLE, dubbie)


def test_two_processes_give_the_blocks_that_one_gives(large, istruzioni, monkeypatch):
    monkeypatch.chdir(large.parent)
    letto = open_lotto(large.name)
    together = list(validatori.make_blocchi(letto, istruzioni))
    monkeypatch.setattr(validatori, "DA_SOLI", 10_000)
    alone = list(validatori.make_blocchi(letto, istruzioni))
    assert [*map(without_keys, together)] == [*map(without_keys, alone)]
    assert len(alone) == 3
    assert all(each for blocco in alone for each in (blocco.record, blocco.scarti, blocco.recordinps, *blocco.tabelle))


def without_keys(blocco):
    parts = blocco.record, blocco.scarti, blocco.recordinps, *blocco.tabelle
    return blocco.persone, [KEY.sub(b"", part) for part in parts]


def test_no_process_outlives_a_lot_left_halfway(large, istruzioni, monkeypatch):
    started = _remember_processes(monkeypatch)
    blocchi = validatori.make_blocchi(open_lotto(large), istruzioni)
    next(blocchi)
    blocchi.close()
    assert len(started) == 2
    assert all(processo.returncode == -signal.SIGKILL for processo in started)


@pytest.mark.parametrize("quale", [0, 1])
def test_a_lot_is_not_there_if_a_process_that_checks_it_dies(db, large, monkeypatch, quale):
    make_ambito("A", "H501")
    started = _remember_processes(monkeypatch)
    true_next = validatori._next

    def next_after_the_death(processo):
        started[quale].kill()
        started[quale].wait()
        return true_next(processo)

    monkeypatch.setattr(validatori, "_next", next_after_the_death)
    with pytest.raises(RuntimeError, match="checks the lot"):
        fornitura.take(large)
    assert not Lotto.objects.exists()
    assert not Nucleo.objects.exists()


def test_what_copy_reads_as_something_else_comes_through(db, tmp_path):
    make_ambito("A", "H501")
    document = domanda()
    document["indirizzo"]["via"] = 'Via \\N dell\'"Orto"\\ a\tb\nc \\t à 😀'
    path = tmp_path / "lotto.jsonl"
    path.write_bytes(lotto([riga(document), riga(domanda() | {"protocollo_inps": "INPS\\N\tRDC"})]))
    esito = fornitura.take(path)
    assert (esito.conteggi["nuove"], esito.conteggi["quarantena"]) == (1, 1)
    assert Nucleo.objects.get().via == document["indirizzo"]["via"]
    assert territorio_lotto().ambito_at("H501", date(2019, 6, 1))


def _remember_processes(monkeypatch):
    started = []
    true_start = validatori._start

    def start(*args):
        started.append(true_start(*args))
        return started[-1]

    monkeypatch.setattr(validatori, "_start", start)
    return started
