"""The keys with which we sign change while calls go on; a PDND that is away says that it is PDND."""

import json
import threading
from pathlib import Path

import pytest

from rdc_platform.gateways import inps
from rdc_platform.gateways.errors import GatewayUnavailable
from tests.factories.pdnd import public
from tests.simulators.processi import post_form, request


def test_a_key_takes_the_place_of_another_while_calls_go_on(pdnd):
    ended, failed, done = threading.Event(), [], [0]

    def keep_calling():
        while not ended.is_set():
            try:
                inps.list_lotti()
            except Exception as error:  # noqa: BLE001 -- whatever it is, the test tells of it
                failed.append(error)
            done[0] += 1

    def wait_for(more):
        until = done[0] + more
        while done[0] < until and not failed:
            ended.wait(0.01)

    callers = [threading.Thread(target=keep_calling) for _ in range(2)]
    for each in callers:
        each.start()
    try:
        wait_for(4)
        request(pdnd.port, "POST", "/console/registrazione", json.dumps({"chiavi": [public("chiave-2")]}))
        pdnd(kids=("chiave-1", "chiave-2"))
        wait_for(6)
        pdnd(kids=("chiave-2",))
        wait_for(4)
        post_form(pdnd.port, "/console/ritiro", kid="chiave-1")
        wait_for(6)
    finally:
        ended.set()
        for each in callers:
            each.join()
        request(pdnd.port, "POST", "/console/registrazione", json.dumps({"chiavi": [public("chiave-1")]}))
    assert failed == []
    assert done[0] >= 20


def test_a_pdnd_that_is_away_says_that_it_is_pdnd(pdnd, settings):
    path = Path(settings.PDND_CONFIGURAZIONE)
    path.write_text(path.read_text().replace(f":{pdnd.port}/token", ":1/token"))

    with pytest.raises(GatewayUnavailable, match=r"^PDND: "):
        inps.list_lotti()
