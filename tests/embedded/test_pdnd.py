"""The platform on the PDND of the demo: what is written for both sides agrees, and the key stays."""

import stat
from datetime import date

import pytest

from rdc_platform.embedded.home import Home
from rdc_platform.embedded.pdnd import ASSERZIONI, agreements, registration, write_pdnd
from rdc_platform.gateways import anpal, anpr, inail
from rdc_platform.gateways.errors import GatewayRefusal
from rdc_platform.gateways.pdnd import voucher
from tests.factories.anpr import know, residenza
from tests.simulators.processi import TOKEN, running

CF = "RSSMRA80A01H501U"


@pytest.fixture
def home(tmp_path, settings):
    found = Home(tmp_path)
    voucher.forget()
    settings.PDND_CONFIGURAZIONE = str(agreements(found))
    write_pdnd(found, "http://127.0.0.1:1")
    return found


def test_key_is_made_once_and_what_is_written_is_for_its_owner_alone(home):
    chiave = (home.root / "pdnd/chiave.pem").read_bytes()

    write_pdnd(home, "http://127.0.0.1:2")

    assert (home.root / "pdnd/chiave.pem").read_bytes() == chiave
    assert {stat.S_IMODE(each.stat().st_mode) for each in (home.root / "pdnd").iterdir()} == {0o600}
    assert "127.0.0.1:2/token.oauth2" in agreements(home).read_text()
    assert "PRIVATE" not in registration(home).read_text()


def test_each_service_of_the_demo_is_reached_through_it(home, settings):
    settings.ANPAL_TOKEN = settings.ANPR_TOKEN = settings.INAIL_TOKEN = "nessuno"
    with running("pdnd", home.root, f"--registrazione={registration(home)}", f"--audience={ASSERZIONI}") as port:
        at = f"http://127.0.0.1:{port}"
        write_pdnd(home, at)
        options = (f"--token={TOKEN}", f"--pdnd={at}")
        with running("anpr", home.root / "anpr", *options) as anpr_port:
            settings.ANPR_BASE_URL = f"http://127.0.0.1:{anpr_port}"
            know(anpr_port, CF, residenza("2009-03-06", None, "Cremona"))
            assert anpr.ask(anpr.Domanda(7, CF, date(2019, 3, 6), "Controllo")).residenze
            assert anpr.ask(anpr.Domanda(8, CF, date(2019, 3, 6), "Controllo", famiglia=True)).famiglia
        with running("anpal", home.root / "anpal", *options) as anpal_port:
            settings.ANPAL_BASE_URL = f"http://127.0.0.1:{anpal_port}"
            assert anpal.list_rinvii().rinvii == []
        with running("inail", home.root / "inail", *options) as inail_port:
            settings.INAIL_BASE_URL = f"http://127.0.0.1:{inail_port}"
            riga = inail.Riga("1", "ATTIVAZIONE", "D150-2026-0001", CF, date(2026, 3, 2))
            with pytest.raises(GatewayRefusal, match="FLUSSO_SCONOSCIUTO"):
                inail.get_riscontro(inail.Domanda("INAIL.2026.9", riga))
