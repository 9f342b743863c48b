"""Who shows a certificate that nobody trusts is told nothing, and the operator reads why."""

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.urls import reverse

from rdc_platform.gateways import inps
from rdc_platform.gateways.errors import GatewayUntrusted
from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Message
from tests.factories.firme import make_certificate
from tests.factories.patti import make_firmato
from tests.factories.persone import client_for
from tests.simulators.malato import serve, untrusted

PERCHE = "non si fa riconoscere: il suo certificato non è valido"


def write_certificate(path):
    """A certificate that its owner made himself, with its key."""
    found = make_certificate("localhost")
    path.write_bytes(found.pem + found.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return path


@pytest.fixture
def sconosciuto(tmp_path, settings):
    context = untrusted(write_certificate(tmp_path / "sconosciuto.pem"))
    settings.INPS_BASE_URL = f"https://127.0.0.1:{serve('certificato', context)}"


def test_an_untrusted_certificate_is_an_error_of_its_own(sconosciuto):
    with pytest.raises(GatewayUntrusted, match=PERCHE):
        inps.list_lotti()


def test_what_waits_for_who_is_not_trusted_says_so_to_the_operator(mondo, sconosciuto):
    make_firmato(mondo.caso, mondo.case_manager)
    for message in delivery.claim(controparte="inps"):
        delivery.deliver_one(message)

    message = Message.objects.get(topic="inps.comunicazione")
    page = client_for(mondo.flussi).get(reverse("monitor:messaggio_detail", args=[message.pk])).content.decode()

    assert (message.stato, message.error) == ("IN_CODA", PERCHE)
    assert f"N{PERCHE[1:]}" in page
