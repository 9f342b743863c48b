import io
import json
import sys

from django.core.management import call_command


def run_on(monkeypatch, command: str, grezzo: bytes) -> tuple[int, str, str]:
    """What a command answers to some bytes on standard input: status, standard output, standard error."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(grezzo)))
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(command, stdout=out, stderr=err)
    except SystemExit as end:
        return end.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def run_json(monkeypatch, command: str, richiesta: object) -> tuple[int, str, str]:
    """The same, with `richiesta` in JSON."""
    return run_on(monkeypatch, command, json.dumps(richiesta).encode())
