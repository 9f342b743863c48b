"""The simulators as they run in the demo: processes, on free ports, with a folder of their own."""

import http.client
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

CLONE = Path(__file__).parents[2]
TOKEN = "token-delle-prove"
PAZIENZA = 20  # seconds for a simulator to answer


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextmanager
def running(module, store, *arguments):
    """A simulator that answers; its web port. It must end by itself at SIGTERM, with nothing on standard error."""
    port = free_port()
    argv = [
        sys.executable,
        "-W",
        "error",
        "-m",
        f"rdc_platform.simulators.{module}",
        f"--port={port}",
        f"--store={store}",
    ]
    with subprocess.Popen(
        [*argv, *arguments], cwd=CLONE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            wait_for(port, process)
            yield port
        finally:
            process.terminate()
            _, errors = process.communicate(timeout=PAZIENZA)
    assert (process.returncode, errors) == (0, "")


def wait_for(port, process):
    deadline = time.monotonic() + PAZIENZA
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if request(port, "GET", "/salute")[0] == 200:
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the simulator did not start")


def request(port, method, path, body=None, **headers):
    """(status, headers, bytes) of one plain request."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PAZIENZA)
    try:
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        connection.close()


def post_form(port, path, **fields):
    """The status of a console form."""
    body = "&".join(f"{name}={value}" for name, value in fields.items())
    return request(port, "POST", path, body, Content_Type="application/x-www-form-urlencoded")[0]
