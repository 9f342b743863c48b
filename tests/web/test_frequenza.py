from datetime import UTC, datetime
from itertools import count

import pytest
import time_machine

from rdc_platform.web import frequenza

INDIRIZZI = (f"198.51.100.{number}" for number in count(1))


@pytest.fixture(autouse=True)
def still():
    """No minute ends meanwhile."""
    with time_machine.travel(datetime.now(tz=UTC), tick=False):
        yield


def test_allows_so_many_times_a_minute():
    indirizzo = next(INDIRIZZI)

    assert [frequenza.allows("prova-a", indirizzo, 3) for _ in range(5)] == [True, True, True, False, False]


def test_allows_counts_each_address_and_each_page_by_itself():
    uno, due = next(INDIRIZZI), next(INDIRIZZI)
    frequenza.allows("prova-b", uno, 1)

    assert not frequenza.allows("prova-b", uno, 1)
    assert frequenza.allows("prova-b", due, 1)
    assert frequenza.allows("prova-c", uno, 1)
