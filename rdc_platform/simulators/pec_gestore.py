"""The provider's answers: what it certifies of each message, by what an address begins with, and when it says so."""

import threading
import time
import uuid
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from rdc_platform.simulators import pec_ricevute
from rdc_platform.simulators.guasto import Guasti
from rdc_platform.simulators.pec_archivio import ArchivioPec
from rdc_platform.simulators.pec_ricevute import Fatto, Originale

ROMA = ZoneInfo("Europe/Rome")
VIRUS, ESTERNO, PREAVVISO = "virus@", "esterno@", "lento@"
ERRORI = {
    "piena@": "5.2.2 - Casella piena",
    "errata@": "5.1.1 - Casella inesistente",
}
POLL = 0.05  # seconds between two looks at what is due


class Gestore:
    """Leaves each receipt in the mailbox `deliver` when it is due: the first after one `ritmo` (seconds), the next ones after."""

    def __init__(self, archivio: ArchivioPec, deliver: Callable[[bytes], None], ritmo: float, guasti: Guasti) -> None:
        self.archivio, self.deliver, self.ritmo, self.guasti = archivio, deliver, ritmo, guasti
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._run, name="gestore")

    def start(self) -> "Gestore":
        self.thread.start()
        return self

    def stop(self) -> None:
        self.ended.set()
        self.thread.join()

    def take(self, mittente: str, destinatari: list[str], content: bytes) -> None:
        """Plan the receipts of a message that was taken."""
        tipi = {each: "esterno" if each.lower().startswith(ESTERNO) else "certificato" for each in destinatari}
        identificativo = f"sim.{uuid.uuid4().hex}@{pec_ricevute.DOMINIO}"
        originale = Originale(content, mittente, tipi, identificativo)
        now, receipts = time.time(), []
        planned = plan(destinatari)
        if self.guasti.guasto == "disordine":
            planned = [(step, fatto) for (step, _), (_, fatto) in zip(planned, planned[::-1], strict=True)]
        for step, fatto in planned:
            due = now + step * self.ritmo
            receipts.append((fatto.tipo, due, pec_ricevute.make(fatto, originale, datetime.fromtimestamp(due, ROMA))))
        self.archivio.plan(originale.header("Message-ID"), receipts)

    def _run(self) -> None:
        while not self.ended.wait(POLL):
            for row in self.archivio.due(time.time()):
                self._leave(row["eml"])
                self.archivio.delivered(row["numero"])

    def _leave(self, eml: bytes) -> None:
        guasto = self.guasti.guasto
        for _ in range(2 if guasto == "doppio" else 1):
            self.deliver(_forged(eml) if guasto == "firma" else eml)


def _forged(eml: bytes) -> bytes:
    """A receipt whose signature, the last part of it, is of nobody."""
    body, _, signature = eml.rpartition(b"MII")
    return body + b"MIJ" + signature


def plan(destinatari: list[str]) -> list[tuple[int, Fatto]]:
    """(after how many steps, what is certified) of a message to these addresses."""
    if any(each.lower().startswith(VIRUS) for each in destinatari):
        return [(1, Fatto("non-accettazione", errore="virus", esteso="Il messaggio contiene un virus"))]
    found = [(1, Fatto("accettazione"))]
    for each in destinatari:
        name = each.lower()
        if name.startswith(ESTERNO):
            continue
        esteso = next((text for start, text in ERRORI.items() if name.startswith(start)), "")
        if esteso:
            errore = "no-dest" if esteso.startswith("5.1") else "altro"
            found.append((2, Fatto("errore-consegna", each, errore, esteso)))
        elif name.startswith(PREAVVISO):
            found.append((2, Fatto("preavviso-errore-consegna", each, "altro", "Consegna non riuscita entro 12 ore")))
            found.append((3, Fatto("avvenuta-consegna", each)))
        else:
            found.append((2, Fatto("avvenuta-consegna", each)))
    return found
