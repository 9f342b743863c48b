"""The first line of a lot, and the refusal of a lot as a whole."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from rdc_platform.forniture import schema
from rdc_platform.forniture.schema_json import NotJson, has_bad_text, parse

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}".encode()
MAX_TESTATA = 64 * 1024  # bytes
MAX_ID_LOTTO = 60  # characters; the schema sets no limit, a column and a log line do
SCHEMA_VERSIONE = "1.0"
ROMA = ZoneInfo("Europe/Rome")


class LottoRifiutato(Exception):  # noqa: N818 -- the contract's word
    """The lot is refused whole and nothing is written. `id_lotto` is None when the header cannot be read."""

    def __init__(self, motivo: str, atteso: object, trovato: object, id_lotto: str | None = None) -> None:
        self.motivo = motivo
        self.atteso = str(atteso)
        self.trovato = str(trovato)
        self.id_lotto = id_lotto
        super().__init__(self.testo)

    @property
    def testo(self) -> str:
        """One Italian sentence or two for a person and for the command's `motivo`."""
        return f"{self.motivo} Atteso: {self.atteso}. Trovato: {self.trovato}."


@dataclass(frozen=True, slots=True)
class Testata:
    """The header: `data_estrazione` is aware, `domande` and `componenti` are the declared counts."""

    id_lotto: str
    progressivo: int
    schema_versione: str
    data_estrazione: datetime
    domande: int
    componenti: int
    sha256: str
    extra: dict[str, Any]

    @property
    def data_roma(self) -> date:
        """The Rome date of the extraction: no fact of the lot may be later."""
        return self.data_estrazione.astimezone(ROMA).date()


def read_testata(line: bytes) -> Testata:
    """The header from the first line of a file, LF included; LottoRifiutato if it is not one."""
    if not line:
        raise LottoRifiutato("Il file è vuoto.", "una testata", "nessuna riga")
    if line.startswith(BOM):
        raise LottoRifiutato("Il file comincia con un BOM.", "UTF-8 senza BOM", "BOM")
    document = _parse(line)
    id_lotto = document.get("id_lotto") if isinstance(document, dict) else None
    id_lotto = id_lotto if isinstance(id_lotto, str) and _fits(id_lotto) else None
    if b"\r" in line:
        raise LottoRifiutato("C'è un ritorno a capo CR.", "righe chiuse dal solo LF", "CR alla riga 1", id_lotto)
    if not line.endswith(b"\n"):
        raise LottoRifiutato("La testata non è chiusa.", "LF alla fine della riga", "fine alla riga 1", id_lotto)
    return _check(document, id_lotto)


def _parse(line: bytes) -> Any:
    try:
        return parse(line)
    except UnicodeDecodeError as error:
        raise LottoRifiutato("Il file non è UTF-8.", "UTF-8", "altri byte alla riga 1") from error
    except NotJson as error:
        raise LottoRifiutato("La prima riga non è una testata.", "un oggetto JSON", str(error)) from error


def _check(document: Any, id_lotto: str | None) -> Testata:
    versione = document.get("schema_versione") if isinstance(document, dict) else None
    if isinstance(versione, str) and versione != SCHEMA_VERSIONE:
        raise LottoRifiutato(
            "Non conosciamo questa versione dello schema.", SCHEMA_VERSIONE, ascii(versione[:20]), id_lotto
        )
    found = schema.Lettura()
    good = schema.load("testata")(document, "", found)
    if not found.difetti and not _fits(good["id_lotto"]):
        found.difetti.append(("id_lotto", f"un testo che non sta in {MAX_ID_LOTTO} caratteri conservabili"))
    if found.difetti:
        campo, reason = found.difetti[0]
        raise LottoRifiutato(
            f"La testata non è secondo lo schema: {campo or 'riga 1'}.", "una testata 1.0", reason.rstrip("."), id_lotto
        )
    return Testata(
        id_lotto=good["id_lotto"],
        progressivo=good["progressivo"],
        schema_versione=good["schema_versione"],
        data_estrazione=datetime.fromisoformat(good["data_estrazione"].upper()),
        domande=good["conteggi"]["domande"],
        componenti=good["conteggi"]["componenti"],
        sha256=good["sha256"],
        extra=found.extra,
    )


def _fits(id_lotto: str) -> bool:
    return 1 <= len(id_lotto) <= MAX_ID_LOTTO and not has_bad_text(id_lotto)
