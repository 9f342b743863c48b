"""A lot of INPS beside a plain COPY of the same rows: `RDC_DOMANDE=100000 bin/test tests/benchmarks/test_fornitura.py -s -m slow`.

1,300,000 domande are the country's. The embedded cluster of the tests does not wait for the disk, for either of the two.
"""

import os
import time

import pytest

from rdc_platform.forniture.models import Lotto
from rdc_platform.simulators import generatore
from tests.benchmarks.fornitura import (
    ask_pages,
    copy_floor,
    count_rows,
    count_writes,
    empty_lotti,
    make_italia,
    peak_of_validatori,
    take_in_child,
)
from tests.factories.persone import client_for

DOMANDE = int(os.environ.get("RDC_DOMANDE", "20000"))
QUOTA = 0.8  # of the rows a second of the plain COPY: wanted of the country; of less, what a lot costs whatever its size counts for more
MEMORIA = 1.3  # times the peak of a lot a quarter as large


@pytest.fixture
def italia(transactional_db):
    return make_italia()


@pytest.fixture
def lotti(tmp_path):
    """A quarter, then the whole: two lots of one series."""
    paths = []
    for progressivo, domande in ((1, DOMANDE // 4), (2, DOMANDE)):
        path = tmp_path / f"lotto{progressivo}.jsonl"
        generatore.write(generatore.genera(domande, 7, progressivo=progressivo, modifica_di=[]), path)
        paths.append(path)
    return paths


@pytest.mark.slow
def test_a_national_lot_beside_a_plain_copy_of_its_rows(italia, lotti, tmp_path):
    quarto, intero = lotti
    client = client_for(italia.coordinatore)
    prima = ask_pages(client, lambda n: n < 20)
    righe_piccolo, righe_grande, during = [], [], []
    piccolo = take_in_child(quarto, lambda running: _watch(running, righe_piccolo))
    empty_lotti()

    def meanwhile(running):
        during.append(ask_pages(client, lambda _n: _watch(running, righe_grande, once=True)))

    grande = take_in_child(intero, meanwhile)
    rows = count_rows()
    writes = count_writes()
    started = time.perf_counter()
    again = take_in_child(intero, lambda _running: None)
    seconds_again = time.perf_counter() - started
    writes_again = count_writes()
    lotto = Lotto.objects.get()
    floor, cpu = copy_floor(tmp_path)

    quota = floor / grande.secondi
    print(  # noqa: T201 -- the figures are what this is for
        f"\n{lotto.lette:,} domande, {rows:,} rows: {grande.secondi:.1f} s, {rows / grande.secondi:,.0f} rows/s; plain COPY "
        f"{floor:.1f} s, {rows / floor:,.0f} rows/s; ratio {quota:.2f}, wanted {QUOTA}\npeak {piccolo.picco_mb:.0f} MB at a quarter, "
        f"{grande.picco_mb:.0f} MB (lines: {max(righe_piccolo):.0f}, {max(righe_grande):.0f}); again {seconds_again:.1f} s, page {prima:.1f} ms before, {during[0]:.1f} ms meanwhile\n"
        f"processor: {grande.cpu}, plain COPY {cpu}",
        *grande.parti,
        sep="\n",
    )
    assert again.esito == "GIA_ACQUISITO"
    assert writes_again == writes
    assert lotto.lette == lotto.nuove + lotto.quarantena == DOMANDE
    assert grande.picco_mb < piccolo.picco_mb * MEMORIA
    assert 0 < max(righe_grande) < max(righe_piccolo) * MEMORIA


def _watch(running, peaks, *, once=False):
    """Note how much the processes that check the lines hold, once or for as long as the lot is being taken."""
    peaks.append(peak_of_validatori())
    while not once and running():
        time.sleep(0.2)
        peaks.append(peak_of_validatori())
    return running()
