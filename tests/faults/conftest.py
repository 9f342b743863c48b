import pytest

from tests.faults.generi import GENERI
from tests.faults.processi import Broker, vivaio
from tests.simulators.processi import TOKEN, running


@pytest.fixture
def broker(tmp_path):
    found = Broker(tmp_path / "broker")
    yield found
    found.valkey.stop()


@pytest.fixture
def inps_vuoto(tmp_path, settings):
    """An INPS of the test's own that has nothing for us yet."""
    with running("inps", tmp_path / "inps", f"--token={TOKEN}", "--elaborazione=0") as port:
        settings.INPS_BASE_URL, settings.INPS_TOKEN = f"http://127.0.0.1:{port}", TOKEN
        yield port


@pytest.fixture
def operatore(tmp_path, settings):
    """An operator of short messages, whose messages arrive at once."""
    with running("sms", tmp_path / "sms", f"--token={TOKEN}", "--ritmo=0") as port:
        settings.SMS_BASE_URL, settings.SMS_TOKEN = f"http://127.0.0.1:{port}", TOKEN
        yield port


@pytest.fixture
def lavoratori(inps_vuoto, broker, tmp_path, request):
    """Workers that know the way to it, and to whom else the test has; then they do as many things at once as there are kinds."""
    where = {"REDIS_URL": broker.valkey.url, "INPS_BASE_URL": f"http://127.0.0.1:{inps_vuoto}", "INPS_TOKEN": TOKEN}
    for fixture, nome in (("operatore", "SMS"), ("anpal", "ANPAL"), ("ministero", "MINISTERO")):
        if fixture in request.fixturenames:
            port = request.getfixturevalue(fixture)
            where |= {f"{nome}_BASE_URL": f"http://127.0.0.1:{port}", f"{nome}_TOKEN": TOKEN}
            where |= {"RDC_WORKERS": str(len(GENERI))}
    with vivaio(tmp_path, **where) as found:
        yield found


@pytest.fixture
def postini(casella, broker, tmp_path, settings):
    """Workers that know the way to the mailbox."""
    names = ("PEC_SMTP_HOST", "PEC_SMTP_PORT", "PEC_IMAP_HOST", "PEC_IMAP_PORT", "PEC_IMAP_USER", "PEC_IMAP_PASSWORD")
    where = {name: str(getattr(settings, name)) for name in names}
    with vivaio(tmp_path, REDIS_URL=broker.valkey.url, **where) as found:
        yield found
