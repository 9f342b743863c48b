"""What a Centro of the demonstration asks first: about somebody whom the simulated INPS sends to a Comune."""

import gzip
import json
from pathlib import Path

from rdc_platform.simulators.anpal_archivio import ArchivioAnpal
from rdc_platform.simulators.anpal_coordinamento import ask, centro_of

ALLA_LETTURA = 6  # of the list: by then the platform, which reads both every few seconds, has INPS's first lot


class PrimaRichiesta:
    """One request, once, about the applicant of the last household of `comune` in the first lot of the folder `lotti`."""

    def __init__(self, archivio: ArchivioAnpal, lotti: Path | None, comune: str) -> None:
        self.archivio, self.lotti, self.comune, self.letture = archivio, lotti, comune, 0

    def look(self) -> None:
        """The platform is about to read the list."""
        self.letture += 1
        code = find_seguita(self.lotti, self.comune) if self.lotti and self.letture == ALLA_LETTURA else ""
        with self.archivio.transaction() as db:
            if code and not db.execute("SELECT 1 FROM chieste").fetchone():
                ask(db, code, centro_of(self.comune), "COLLOQUIO_CONGIUNTO")


def find_seguita(lotti: Path, comune: str) -> str:
    """The codice fiscale of somebody of that Comune whom the social services follow; "" where no lot has one."""
    found = ""
    for path in sorted(lotti.iterdir())[:1] if lotti.is_dir() else ():
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for row in map(json.loads, data.splitlines()):
            if row.get("belfiore_residenza") == comune and row.get("destinazione") == "COMUNI":
                found = row["componenti"][0]["codice_fiscale"]
    return found
