"""The switch of faults: the same for every simulator, moved from its console by a person or a test; it stays until moved back."""

import json
import threading
from collections.abc import Callable
from io import BytesIO
from typing import Any, Protocol

from rdc_platform.simulators import pagina
from rdc_platform.simulators.server import App, Request, Response, json_response, problem, redirect

GUASTI = {
    "": "Risponde bene",
    "429": "Chiede di rallentare (429)",
    "503": "Dice che non è disponibile (503)",
    "lento": "Risponde dopo cinque secondi",
    "appeso": "Non risponde mai",
    "tronco": "Manda metà della risposta",
    "sordo": "Fa quel che deve, e poi non lo dice",
    "doppio": "Riceve e manda tutto due volte",
    "disordine": "Manda gli elenchi alla rovescia",
    "firma": "Firma come se fosse un altro",
}
RIPROVA = {"429": "30", "503": "60"}  # seconds that it asks to wait
LENTEZZA = 5  # seconds
PAZIENZA = 120  # seconds after which it drops a call that it leaves hanging
Handle = Callable[[], Response]


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


class Guasti:
    """The switch of one simulator: it touches what begins with `prefisso`, and never the console.

    `altri`: faults of this simulator alone, or words of its own for the common ones. `forge` spoils the signature of an
    answer; without it whoever signs answers after us is asked to do it badly.
    """

    def __init__(
        self,
        app: App,
        prefisso: str,
        altri: dict[str, str] | None = None,
        forge: Callable[[Response], None] | None = None,
    ) -> None:
        self.guasto, self.prefisso, self.modi = "", prefisso, GUASTI | (altri or {})
        self.forge = forge or _forge
        self.ending = threading.Event()
        app.around = self.around
        app.add("POST", "/console/guasto", lambda request: fail(self, self.modi, request))

    def form(self) -> pagina.Html:
        """The part of the console with which a person moves it."""
        now = pagina.facts([("Adesso", self.modi[self.guasto])])
        said = "<p>Resta così finché non lo cambi. Questa pagina risponde sempre.</p>"
        chosen = pagina.choice("modo", "Come risponde", self.modi, self.guasto)
        return pagina.Html(f"<h2>Guasti</h2>{now}{said}{pagina.form('/console/guasto', 'Cambia', chosen)}")

    def around(self, request: Request, handle: Handle) -> Response:
        """Answer, or fail as the switch says."""
        guasto = self.guasto if request.path.startswith(self.prefisso) else ""
        if guasto in RIPROVA:
            return problem(int(guasto), "NON_ADESSO", "Il servizio non risponde adesso.", Retry_After=RIPROVA[guasto])
        if guasto == "appeso":
            self.ending.wait(PAZIENZA)
            return Response(silent=True)
        response = _twice(request, handle) if guasto == "doppio" else handle()
        if guasto == "lento":
            self.ending.wait(LENTEZZA)
        if guasto in LISTE:
            _change_lists(response, LISTE[guasto])
        if guasto == "firma":
            self.forge(response)
        response.cut, response.silent = guasto == "tronco", guasto == "sordo"
        return response


LISTE: dict[str, Callable[[list[Any]], list[Any]]] = {
    "doppio": lambda rows: [row for row in rows for _ in range(2)],
    "disordine": lambda rows: rows[::-1],
}


def _forge(response: Response) -> None:
    response.forged = True


def _twice(request: Request, handle: Handle) -> Response:
    """The same request comes again before the first is answered: the answer is that of the second."""
    body, response = request.body(), Response()
    for _ in range(2):
        request.stream, request.left = BytesIO(body), len(body)
        response = handle()
    return response


def _change_lists(response: Response, change: Callable[[list[Any]], list[Any]]) -> None:
    """The lists of a JSON answer, each changed."""
    if not response.content_type.startswith("application/json") or not isinstance(response.body, bytes):
        return
    content = json.loads(response.body)
    if isinstance(content, dict):
        changed = {name: change(value) if isinstance(value, list) else value for name, value in content.items()}
        response.body = json.dumps(changed, ensure_ascii=False).encode()
