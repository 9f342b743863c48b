"""The gateway of short messages against the operator as it runs: named errors, one effect for one key."""

from datetime import UTC, datetime, timedelta

import pytest

from rdc_platform.gateways import sms
from rdc_platform.gateways.errors import GatewayPending, GatewayRefusal, GatewayUnavailable
from tests.simulators.processi import post_form

DOMANI = datetime.now(UTC) + timedelta(days=1)
BUONO = sms.Sms("+393471234567", "Appuntamento domani.", DOMANI)


def test_a_message_goes_once_however_its_answer_is_lost(sms_port):
    post_form(sms_port, "/console/guasto", modo="sordo")
    with pytest.raises(GatewayUnavailable):
        sms.send(BUONO, "chiave")
    post_form(sms_port, "/console/guasto", modo="muto")

    name = sms.send(BUONO, "chiave")

    assert name == sms.send(BUONO, "chiave") == "S1"
    with pytest.raises(GatewayPending):
        sms.get_consegna(name)
    post_form(sms_port, "/console/guasto", modo="")
    assert sms.get_consegna(name) == sms.Consegna(arrivato=True)


def test_a_refusal_and_a_silence_are_told_apart(sms_port, settings):
    with pytest.raises(GatewayRefusal, match="NUMERO_NON_VALIDO"):
        sms.send(sms.Sms("3471234567", "Ciao", DOMANI), "a")
    post_form(sms_port, "/console/guasto", modo="429")
    with pytest.raises(GatewayUnavailable) as error:
        sms.send(BUONO, "b")
    assert error.value.retry_after == 30
    settings.SMS_TOKEN = "altro"
    post_form(sms_port, "/console/guasto", modo="")
    with pytest.raises(GatewayRefusal, match="CREDENZIALI"):
        sms.send(BUONO, "c")
    settings.SMS_BASE_URL = ""
    with pytest.raises(GatewayUnavailable, match="non è impostato"):
        sms.send(BUONO, "d")
