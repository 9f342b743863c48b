"""The night on which a month closes, at national size: `bin/test tests/benchmarks/test_rilevazioni.py -s -m slow`."""

import resource
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.database import as_tasks
from accounts.models import Ruolo
from patti_inclusione.models import Caso
from rdc_platform import calendario
from rdc_platform.monitor.models import Rilevazione
from rdc_platform.monitor.services import rilevazioni
from rdc_platform.outbox.models import Message
from tests.benchmarks.popolazione import make_territorio
from tests.benchmarks.rilevazioni import make_nazione
from tests.factories.persone import make_profilo

SECONDI = 60  # for one month of the whole country
QUERY = 25


@pytest.mark.slow
def test_a_month_of_the_whole_country_is_counted_in_a_minute(transactional_db):
    ambiti = make_territorio()
    for ambito in ambiti:
        make_profilo(Ruolo.AMMINISTRATORE_AMBITO, ambito)
    make_nazione()
    chiusi = rilevazioni.mesi_chiusi(calendario.today())

    tempi = [_count(mese, chiusi[-1]) for mese in chiusi[-2:]]
    ancora = [_count(chiusi[-1], calendario.add_mesi(chiusi[-1], n)) for n in (1, 2, 3)]

    memoria = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    quante = len(Rilevazione.objects.get(mese=chiusi[-1], ambito=next(iter(ambiti))).contenuto["territori"])
    print(  # noqa: T201 -- the figures are what this is for
        f"\n{Caso.objects.count()} families, {len(ambiti)} Ambiti: {tempi} s a month, {ancora} s again; "
        f"{memoria} MB; the largest Ambito has {quante} rows"
    )
    assert Message.objects.filter(topic=rilevazioni.TOPIC).count() == 2 * len(ambiti)
    assert max(*tempi, *ancora) < SECONDI


def _count(mese, chiuso) -> float:
    prima = time.perf_counter()
    with CaptureQueriesContext(connection) as fatte, as_tasks():
        rilevazioni.count_mese(mese, chiuso)
    assert len(fatte) < QUERY
    return round(time.perf_counter() - prima, 1)
