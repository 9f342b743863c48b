"""The embedded Valkey: what Celery needs of it, and that it keeps what it was told."""

import pytest
import redis

from rdc_platform.embedded.home import Home
from rdc_platform.embedded.valkey import Valkey, free_ports


@pytest.fixture
def server(tmp_path):
    server = Valkey(Home(tmp_path))
    server.start()
    yield server
    server.stop()


def test_start_serves_with_a_password_and_keeps_data_over_a_restart(server):
    with redis.Redis.from_url(server.url) as client:
        client.set("chiave", "valore")
        policy = client.config_get("maxmemory-policy")
    server.stop()

    server.start()
    with redis.Redis.from_url(server.url) as client:
        kept = client.get("chiave")

    assert policy == {"maxmemory-policy": "noeviction"}
    assert kept == b"valore"


def test_start_refuses_without_the_password(server):
    with redis.Redis(port=server.port, retry=None) as client, pytest.raises(redis.AuthenticationError):
        client.ping()


def test_restart_recovers_from_a_kill(server):
    with redis.Redis.from_url(server.url) as client:
        client.set("chiave", "valore")
        client.execute_command("WAITAOF", 1, 0, 2000)
    server.child.process.kill()
    server.child.process.wait()

    server.restart()
    with redis.Redis.from_url(server.url) as client:
        kept = client.get("chiave")

    assert kept == b"valore"


def test_free_ports_are_different():
    ports = free_ports(20)

    assert len(set(ports)) == 20
