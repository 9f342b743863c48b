"""The counterparts, running, and the settings that lead to them."""

import json

import pytest
from django.conf import settings as configured

from rdc_platform.gateways import oidc
from rdc_platform.gateways.pdnd import voucher
from tests.factories.interfacce import watched
from tests.factories.pdnd import FINALITA, registration, write_accordi
from tests.forniture.costruzione import ESEMPIO
from tests.simulators.processi import TOKEN, free_port, post_form, request, running

ASSERZIONI = "simulatore/client-assertion"


@pytest.fixture(scope="session")
def inps_port(tmp_path_factory):
    store = tmp_path_factory.mktemp("inps")
    with running("inps", store, f"--token={TOKEN}", "--elaborazione=0") as port, watched(port, "inps"):
        request(port, "POST", "/console/lotti", ESEMPIO.read_bytes())
        yield port


@pytest.fixture
def inps(inps_port, settings):
    """The port of the INPS simulator, with no fault on, which the gateway finds by the settings."""
    settings.INPS_BASE_URL, settings.INPS_TOKEN = f"http://127.0.0.1:{inps_port}", TOKEN
    post_form(inps_port, "/console/guasto", modo="")
    yield inps_port
    post_form(inps_port, "/console/guasto", modo="")


@pytest.fixture
def inps_nuovo(tmp_path, settings):
    """An INPS of the test's own, for who changes what it holds: lots, results. It decides by itself on the checks."""
    with (
        running("inps", tmp_path / "inps", f"--token={TOKEN}", "--elaborazione=0", "--decide=1") as port,
        watched(port, "inps"),
    ):
        request(port, "POST", "/console/lotti", ESEMPIO.read_bytes())
        settings.INPS_BASE_URL, settings.INPS_TOKEN = f"http://127.0.0.1:{port}", TOKEN
        yield port


@pytest.fixture
def anpal(tmp_path, settings):
    """The port of an ANPAL of the test's own, which the gateway finds by the settings."""
    with running("anpal", tmp_path / "anpal", f"--token={TOKEN}") as port, watched(port, "anpal"):
        settings.ANPAL_BASE_URL, settings.ANPAL_TOKEN = f"http://127.0.0.1:{port}", TOKEN
        yield port


@pytest.fixture(scope="session")
def anpr_port(tmp_path_factory):
    with running("anpr", tmp_path_factory.mktemp("anpr"), f"--token={TOKEN}") as port, watched(port, "anpr"):
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
    with running("inail", tmp_path / "inail", f"--token={TOKEN}", "--elaborazione=0") as port, watched(port, "inail"):
        settings.INAIL_BASE_URL, settings.INAIL_TOKEN = f"http://127.0.0.1:{port}", TOKEN
        yield port


@pytest.fixture
def ministero(tmp_path, settings):
    """The port of a Ministry of the test's own, which the gateway finds by the settings."""
    with running("ministero", tmp_path / "ministero", f"--token={TOKEN}") as port, watched(port, "ministero"):
        settings.MINISTERO_BASE_URL, settings.MINISTERO_TOKEN = f"http://127.0.0.1:{port}", TOKEN
        yield port


@pytest.fixture
def sms_port(tmp_path, settings):
    """The port of an operator of short messages whose messages arrive at once, which the gateway finds by the settings."""
    with running("sms", tmp_path / "sms", f"--token={TOKEN}", "--ritmo=0") as port, watched(port, "sms"):
        settings.SMS_BASE_URL, settings.SMS_TOKEN = f"http://127.0.0.1:{port}", TOKEN
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
    yield web
    post_form(web, "/console/guasto", modo="")


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


@pytest.fixture(scope="session")
def pdnd_ports(tmp_path_factory):
    """PDND, and an INPS behind its guard: signed bodies and tracking."""
    folder = tmp_path_factory.mktemp("pdnd")
    eservice = {"nome": "inps", "erogatore": "inps", "percorso": "/inps/", "integrita": 1, "tracciamento": 1}
    (folder / "registrazione.json").write_text(json.dumps(registration([eservice])))
    with (
        running("pdnd", folder / "pdnd", f"--registrazione={folder / 'registrazione.json'}") as pdnd_port,
        running(
            "inps", folder / "inps", f"--token={TOKEN}", "--elaborazione=0", f"--pdnd=http://127.0.0.1:{pdnd_port}"
        ) as inps_port,
    ):
        request(inps_port, "POST", "/console/lotti", ESEMPIO.read_bytes())
        with watched(inps_port, "inps"), watched(pdnd_port, "pdnd"):
            yield pdnd_port, inps_port


@pytest.fixture
def pdnd(pdnd_ports, tmp_path, settings):
    """A function that writes our agreement with INPS (its fields as keywords), over a PDND as it was at the start."""
    pdnd_port, inps_port = pdnd_ports
    voucher.forget()

    def agree(kids=("chiave-1",), dal="2019-01-01T00:00:00Z", **fields):
        accordo = {"purpose_id": f"{FINALITA}-inps", "modelli": ["INTEGRITY_REST_02", "AUDIT_REST_02"], **fields}
        at = f"http://127.0.0.1:{pdnd_port}"
        values = {"token_url": f"{at}/token.oauth2", "token_audience": ASSERZIONI, "chiavi_url": f"{at}/keys"}
        return write_accordi(tmp_path, kids=kids, dal=dal, servizi={"inps": accordo}, **values)

    settings.PDND_CONFIGURAZIONE = str(agree())
    settings.INPS_BASE_URL, settings.INPS_TOKEN = f"http://127.0.0.1:{inps_port}", "nessuno"
    agree.port, agree.inps = pdnd_port, inps_port
    yield agree
    for quale in ("orologio_pdnd", "orologio_erogatori"):
        post_form(pdnd_port, "/console/orologio", quale=quale, secondi=0)
    post_form(pdnd_port, "/console/durata", secondi=600)
