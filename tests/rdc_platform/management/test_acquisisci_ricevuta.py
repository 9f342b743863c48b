"""bin/manage acquisisci_ricevuta: one receipt from a file, told as JSON."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from rdc_platform.pec.models import RicevutaPec
from tests.factories.pec import make_eml, make_messaggio

pytestmark = pytest.mark.django_db
A = "ambito@pec.example.it"


@pytest.fixture
def acquire(tmp_path):
    def run(raw):
        path, out = tmp_path / "ricevuta.eml", io.StringIO()
        path.write_bytes(raw)
        call_command("acquisisci_ricevuta", str(path), stdout=out, stderr=out)
        return json.loads(out.getvalue())

    return run


def test_acquisisci_ricevuta_tells_what_it_took(acquire):
    messaggio = make_messaggio(A)
    acquire(make_eml(messaggio, "accettazione"))

    told = acquire(make_eml(messaggio, "avvenuta-consegna", A, after=1))

    assert told == {
        "tipo": "avvenuta-consegna",
        "riferimento": messaggio.message_id,
        "correlata": True,
        "destinatario": A,
        "stato_destinatario": "CONSEGNATO",
        "data_certificata": "2026-08-07T10:01:00Z",
        "da_esaminare": False,
    }


def test_acquisisci_ricevuta_twice_tells_the_same(acquire):
    raw = make_eml(make_messaggio(A), "accettazione")

    assert acquire(raw) == acquire(raw)
    assert RicevutaPec.objects.count() == 1


def test_acquisisci_ricevuta_of_no_message_of_ours_is_kept_apart(acquire):
    told = acquire(make_eml(make_messaggio(A), "avvenuta-consegna", A, message_id="<altro@example.it>"))

    assert (told["correlata"], told["riferimento"], told["stato_destinatario"], told["da_esaminare"]) == (
        False,
        "<altro@example.it>",
        None,
        False,
    )


def test_acquisisci_ricevuta_keeps_what_cannot_be_read(acquire):
    messaggio = make_messaggio(A)

    told = acquire(make_eml(messaggio, "avvenuta-consegna", A).replace(b'filename="daticert.xml"', b'filename="x.xml"'))

    assert (told["tipo"], told["correlata"], told["da_esaminare"]) == ("avvenuta-consegna", True, True)
    assert (told["data_certificata"], told["stato_destinatario"]) == (None, "IN_ATTESA")


def test_acquisisci_ricevuta_ends_with_two_for_what_is_no_message(acquire):
    with pytest.raises(SystemExit) as ended:
        acquire(b"%PDF-1.7")

    assert ended.value.code == 2
    assert RicevutaPec.objects.count() == 0


def test_acquisisci_ricevuta_ends_with_two_without_the_file(tmp_path):
    with pytest.raises(CommandError) as ended:
        call_command("acquisisci_ricevuta", str(tmp_path / "nessuno.eml"))

    assert ended.value.returncode == 2
