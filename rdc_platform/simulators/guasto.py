"""The switch by which a person, or a test, makes a simulated service fail."""

from typing import Protocol

from rdc_platform.simulators.server import Request, Response, json_response, problem, redirect


class Guastabile(Protocol):
    """A service that fails in the way that `guasto` names; "" for not at all."""

    guasto: str


def fail(servizio: Guastabile, guasti: dict[str, str], request: Request) -> Response:
    """The service fails in one of the `guasti` until another is chosen; JSON to who asks for it (`json` among the fields)."""
    fields = request.form()
    modo = fields.get("modo", "")
    if modo not in guasti:
        return problem(422, "GUASTO", f"Il guasto è uno tra {', '.join(guasti)}.")
    servizio.guasto = modo
    return json_response({}) if "json" in fields else redirect("/")
