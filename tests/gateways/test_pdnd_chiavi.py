"""The keys with which we sign change while calls go on; a PDND that is away says that it is PDND."""

import json
import threading
from pathlib import Path

import pytest

from rdc_platform.gateways import inps
from rdc_platform.gateways.errors import GatewayUnavailable
from rdc_platform.gateways.pdnd.accordi import aderente
from tests.factories.pdnd import public, rsa, write_accordi
from tests.simulators.processi import post_form, request


def test_a_key_takes_the_place_of_another_while_calls_go_on(pdnd):
    ended, failed, done = threading.Event(), [], [0, 0]

    def keep_calling(place):
        while not ended.is_set():
            try:
                inps.list_lotti()
            except Exception as error:  # noqa: BLE001 -- whatever it is, the test tells of it
                failed.append(error)
            done[place] += 1

    def wait_for(more):
        """Each of the callers ends so many calls: all those begun before are over."""
        until = [each + more for each in done]
        while any(now < then for now, then in zip(done, until, strict=True)) and not failed:
            ended.wait(0.01)

    callers = [threading.Thread(target=keep_calling, args=[place]) for place in range(len(done))]
    for each in callers:
        each.start()
    try:
        wait_for(2)
        request(pdnd.port, "POST", "/console/registrazione", json.dumps({"chiavi": [public("chiave-2")]}))
        pdnd(kids=("chiave-1", "chiave-2"))
        wait_for(3)
        pdnd(kids=("chiave-2",))
        wait_for(2)
        post_form(pdnd.port, "/console/ritiro", kid="chiave-1")
        wait_for(3)
    finally:
        ended.set()
        for each in callers:
            each.join()
        request(pdnd.port, "POST", "/console/registrazione", json.dumps({"chiavi": [public("chiave-1")]}))
    assert failed == []
    assert sum(done) >= 20


@pytest.mark.parametrize("changed", ["pdnd.toml", "chiave-1.pem"])
def test_what_changes_while_it_is_read_is_read_again(tmp_path, settings, monkeypatch, changed):
    settings.PDND_CONFIGURAZIONE = str(write_accordi(tmp_path))
    read = {"pdnd.toml": "read_text", "chiave-1.pem": "read_bytes"}[changed]
    original = getattr(Path, read)

    def read_then_change(path, *args, **kwargs):
        content = original(path, *args, **kwargs)
        if path.name == changed:
            monkeypatch.undo()
            write_accordi(tmp_path, kids=("chiave-1", "chiave-2"))
            (tmp_path / "chiave-1.pem").write_bytes(rsa("chiave-2").as_pem(private=True))
        return content

    monkeypatch.setattr(Path, read, read_then_change)
    aderente()

    now = aderente()
    assert [each.kid for each in now.chiavi] == ["chiave-1", "chiave-2"]
    assert now.chiavi[0].key.thumbprint() == rsa("chiave-2").thumbprint()


def test_a_pdnd_that_is_away_says_that_it_is_pdnd(pdnd, settings):
    path = Path(settings.PDND_CONFIGURAZIONE)
    path.write_text(path.read_text().replace(f":{pdnd.port}/token", ":1/token"))

    with pytest.raises(GatewayUnavailable, match=r"^PDND: "):
        inps.list_lotti()
