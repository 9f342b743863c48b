import pytest

from tests.faults.processi import Broker, vivaio
from tests.simulators.processi import TOKEN


@pytest.fixture
def broker(tmp_path):
    found = Broker(tmp_path / "broker")
    yield found
    found.valkey.stop()


@pytest.fixture
def a_inps(inps_nuovo, broker, tmp_path):
    """Workers that know the way to an INPS of the test's own."""
    at = f"http://127.0.0.1:{inps_nuovo}"
    with vivaio(tmp_path, REDIS_URL=broker.valkey.url, INPS_BASE_URL=at, INPS_TOKEN=TOKEN) as found:
        yield found
