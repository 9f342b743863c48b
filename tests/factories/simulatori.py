"""The counterparts, running, and the settings that lead to them."""

import json

import pytest
from django.conf import settings as configured

from rdc_platform.gateways import oidc
from tests.forniture.costruzione import ESEMPIO
from tests.simulators.processi import TOKEN, free_port, post_form, request, running


@pytest.fixture(scope="session")
def inps_port(tmp_path_factory):
    store = tmp_path_factory.mktemp("inps")
    with running("inps", store, f"--token={TOKEN}", "--elaborazione=0") as port:
        request(port, "POST", "/console/lotti", ESEMPIO.read_bytes())
        yield port


@pytest.fixture
def inps(inps_port, settings):
    """The port of the INPS simulator, with no fault on, which the gateway finds by the settings."""
    settings.INPS_BASE_URL, settings.INPS_TOKEN = f"http://127.0.0.1:{inps_port}", TOKEN
    post_form(inps_port, "/console/guasto", modo="nessuno")
    yield inps_port
    post_form(inps_port, "/console/guasto", modo="nessuno")


@pytest.fixture
def inps_nuovo(tmp_path, settings):
    """An INPS of the test's own, for who changes what it holds: lots, results. It decides by itself on the checks."""
    with running("inps", tmp_path / "inps", f"--token={TOKEN}", "--elaborazione=0", "--decide=1") as port:
        request(port, "POST", "/console/lotti", ESEMPIO.read_bytes())
        settings.INPS_BASE_URL, settings.INPS_TOKEN = f"http://127.0.0.1:{port}", TOKEN
        yield port


@pytest.fixture
def anpal(tmp_path, settings):
    """The port of an ANPAL of the test's own, which the gateway finds by the settings."""
    with running("anpal", tmp_path / "anpal", f"--token={TOKEN}") as port:
        settings.ANPAL_BASE_URL, settings.ANPAL_TOKEN = f"http://127.0.0.1:{port}", TOKEN
        yield port


@pytest.fixture(scope="session")
def anpr_port(tmp_path_factory):
    with running("anpr", tmp_path_factory.mktemp("anpr"), f"--token={TOKEN}") as port:
        yield port


@pytest.fixture
def anpr(anpr_port, settings):
    """The port of the ANPR simulator, with no fault on, which the gateway finds by the settings."""
    settings.ANPR_BASE_URL, settings.ANPR_TOKEN = f"http://127.0.0.1:{anpr_port}", TOKEN
    yield anpr_port
    post_form(anpr_port, "/console/guasto", modo="")


@pytest.fixture
def inail(tmp_path, settings):
    """The port of an INAIL of the test's own that answers at once, which the gateway finds by the settings."""
    with running("inail", tmp_path / "inail", f"--token={TOKEN}", "--elaborazione=0") as port:
        settings.INAIL_BASE_URL, settings.INAIL_TOKEN = f"http://127.0.0.1:{port}", TOKEN
        yield port


@pytest.fixture(scope="session")
def casella_ports(tmp_path_factory):
    smtp, imap = free_port(), free_port()
    folder = tmp_path_factory.mktemp("pec")
    with running("pec", folder, f"--smtp-port={smtp}", f"--imap-port={imap}", "--ritmo=0.2") as web:
        yield web, smtp, imap


@pytest.fixture
def casella(casella_ports, settings):
    """The web port of the mailbox, whose SMTP and IMAP the gateways find by the settings."""
    web, smtp, imap = casella_ports
    settings.PEC_SMTP_HOST, settings.PEC_SMTP_PORT = "127.0.0.1", smtp
    settings.PEC_IMAP_HOST, settings.PEC_IMAP_PORT = "127.0.0.1", imap
    settings.PEC_IMAP_USER = settings.PEC_IMAP_PASSWORD = "casella"
    return web


@pytest.fixture(scope="session")
def gateway_port(tmp_path_factory):
    store = tmp_path_factory.mktemp("spid")
    (store / "persone.json").write_text(json.dumps([]))
    at = configured.INDIRIZZO_PUBBLICO
    arguments = (f"--redirect-uri={at}/accesso/identita/ritorno/", f"--logout-uri={at}/accesso/")
    with running("spid", store, "--client-id=piattaforma", f"--client-secret={TOKEN}", *arguments) as port:
        yield port


@pytest.fixture
def gateway(gateway_port, settings):
    """The port of the gateway of SPID and CIE, with no fault on, which the settings lead to; every way in is open."""
    settings.AUTH_MODES = ["spid", "cie", "totp"]
    settings.OIDC_ISSUER = f"http://127.0.0.1:{gateway_port}"
    settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = "piattaforma", TOKEN
    oidc.forget()
    yield gateway_port
    post_form(gateway_port, "/console/guasto", modo="nessuno")
