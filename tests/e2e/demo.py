"""The demo itself, started as its reader starts it, and what the people of a test see of it."""

import json
import os
import re
import signal
import subprocess
import threading
import time
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path

CLONE = Path(__file__).resolve().parents[2]
PAZIENZA = 180  # seconds to PRONTO
# What would lead the demo to the services of the tests.
OWN = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "RDC_OWNER", "RDC_TEST_TEMPLATE", "DJANGO_SETTINGS_MODULE")


@dataclass(frozen=True)
class Demo:
    """Where a running demo keeps its data, and its addresses."""

    home: Path
    web: str
    inps: str
    anpal: str
    pec: str

    def next_lotto(self, domande: int) -> None:
        """Have INPS make its next lot, as by the button of its console."""
        body = urllib.parse.urlencode({"domande": domande}).encode()
        urllib.request.urlopen(f"{self.inps}console/prossimo", body, timeout=60).read()

    def at_the_cpi(self) -> list[str]:
        """The codici fiscali of the last people that ANPAL got."""
        return list(self._json(f"{self.anpal}console/rinvii.json").values())[-1]["codici_fiscali"]

    def give_back(self, codes: list[str], testo: str) -> None:
        """Have a Centro send them to the Comune, as by the button of ANPAL's console."""
        fields = {
            "cf": ",".join(codes),
            "cpi": "CPI di Cremona",
            "motivazioni": "ABITATIVO",
            "testo": testo,
            "json": "1",
        }
        urllib.request.urlopen(
            f"{self.anpal}console/ritorno", urllib.parse.urlencode(fields).encode(), timeout=60
        ).read()

    def propose(self, codes: list[str], titolo: str, inizio: str) -> None:
        """Have a Centro propose each of them for the project of Cremona with that title, as by the button of ANPAL's console."""
        progetti = self._json(f"{self.anpal}console/progetti.json").items()
        codice = next(key for key, each in progetti if each["comune"] == "D150" and titolo in each["titolo"])
        for code in codes:
            fields = {"cf": code, "codice_puc": codice, "ore": 8, "inizio": inizio, "cpi": "CPI di Cremona", "json": 1}
            urllib.request.urlopen(
                f"{self.anpal}console/proposta", urllib.parse.urlencode(fields).encode(), timeout=60
            ).read()

    def facts(self) -> list[str]:
        """What ANPAL was told of all that it proposed."""
        rows = self._json(f"{self.anpal}console/proposte.json")
        return [each["fatto"] for row in rows for each in row["fatti"]]

    def decide(self, protocollo: str, segnalazione: str, mensilita: int) -> None:
        """Have INPS take some months away for a report, as by the button of its console."""
        fields = {"protocollo": protocollo, "tipo": "DECURTAZIONE", "mensilita": mensilita}
        body = urllib.parse.urlencode(fields | {"id_segnalazione": segnalazione}).encode()
        urllib.request.urlopen(f"{self.inps}console/provvedimento", body, timeout=60).read()

    def counts(self) -> dict:
        """What INPS got, effect by effect."""
        return self._json(f"{self.inps}console/conteggi.json")

    def mail_to(self, address: str, seconds: float = 30) -> dict:
        """The newest message to `address`, waited for; the mailbox shows what was really sent."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if rows := self._json(f"{self.pec}messaggi.json?a={urllib.parse.quote(address)}"):
                return max(rows, key=lambda row: row["numero"])
            time.sleep(0.3)
        raise AssertionError(f"nothing came for {address}")

    def _json(self, url: str):
        with urllib.request.urlopen(url, timeout=20) as answer:
            return json.load(answer)


def start(home: Path) -> tuple[subprocess.Popen, Demo]:
    """bin/demo on a data folder of its own and on a free port; returns when it says PRONTO."""
    environment = {name: value for name, value in os.environ.items() if name not in OWN}
    process = subprocess.Popen(
        [CLONE / "bin" / "demo"],
        env=environment | {"RDC_HOME": str(home), "RDC_PORT": "8900"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    lines: list[str] = []
    told = threading.Event()
    threading.Thread(target=_read, args=(process, lines, told), daemon=True).start()
    told.wait(PAZIENZA)
    if not any(line.startswith("PRONTO") for line in lines):
        stop(process)
        raise AssertionError("the demo did not start:\n" + "".join(lines))
    said = "".join(lines)
    return process, Demo(
        home=home,
        web=re.search(r"^PRONTO (\S+)", said, re.MULTILINE)[1],
        inps=re.search(r"^Simulatore INPS:\s+(\S+)", said, re.MULTILINE)[1],
        anpal=re.search(r"^Simulatore ANPAL:\s+(\S+)", said, re.MULTILINE)[1],
        pec=re.search(r"^Casella PEC:\s+(\S+)", said, re.MULTILINE)[1],
    )


def stop(process: subprocess.Popen) -> int:
    """Ctrl-C, as its reader does; the exit status."""
    process.send_signal(signal.SIGINT)
    status = process.wait(timeout=60)
    process.stdout.close()
    return status


def _read(process: subprocess.Popen, lines: list[str], told: threading.Event) -> None:
    """Keep what it prints; `told` when it is ready, or has ended without."""
    for line in process.stdout:
        lines.append(line)
        if line.startswith("PRONTO"):
            told.set()
    told.set()
