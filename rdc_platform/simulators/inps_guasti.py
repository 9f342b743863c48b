"""What can go wrong on INPS's side, at will: it stays wrong until the switch is turned back."""

import threading
from collections.abc import Callable

from rdc_platform.simulators.inps_archivio import ArchivioInps
from rdc_platform.simulators.server import Request, Response, problem

GUASTI = {
    "nessuno": "Nessuno",
    "503": "Risponde 503",
    "lento": "Risponde dopo 5 secondi",
    "appeso": "Non risponde mai",
    "tronco": "Manda metà della risposta",
    "sordo": "Fa quel che deve, poi chiude senza rispondere",
}
LENTEZZA = 5  # seconds
PAZIENZA = 120  # seconds after which it drops a call that it leaves hanging


class Guasti:
    """The switch, kept in the store; it touches the API and never the console."""

    def __init__(self, archivio: ArchivioInps) -> None:
        self.archivio = archivio
        self.ending = threading.Event()

    def current(self) -> str:
        return self.archivio.setting("guasto", "nessuno")

    def around(self, request: Request, handle: Callable[[], Response]) -> Response:
        """Answer, or fail as the switch says."""
        fault = self.current() if request.path.startswith("/inps/") else "nessuno"
        if fault == "503":
            return problem(503, "NON_DISPONIBILE", "Servizio non disponibile.", Retry_After="60")
        if fault == "appeso":
            self.ending.wait(PAZIENZA)
            return Response(silent=True)
        if fault == "lento":
            self.ending.wait(LENTEZZA)
        response = handle()
        response.cut = fault == "tronco"
        response.silent = fault == "sordo"
        return response
