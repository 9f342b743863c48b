"""Lots and lines for the tests: a true domanda to spoil in one place, and a territory of four Comuni."""

import copy
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rdc_platform.forniture.validazione import validate_riga

ESEMPIO = Path(__file__).parent / "dati" / "fornitura_esempio.jsonl"
ESTRAZIONE = date(2019, 6, 3)


@dataclass(frozen=True)
class Comune:
    attivo_al: date | None = None


class Territorio:
    """Roma and Milano; C056, suppressed, whose successor is M439; A999, suppressed, with no known successor."""

    comuni = {
        "H501": Comune(),
        "F205": Comune(),
        "M439": Comune(),
        "C056": Comune(date(2026, 2, 20)),
        "A999": Comune(date(1927, 1, 1)),
    }
    ambiti = {"H501": "it-roma", "F205": "it-milano", "C056": "it-vicenza"}

    def comune(self, belfiore: str) -> Comune | None:
        return self.comuni.get(belfiore)

    def successore(self, belfiore: str) -> str | None:
        return {"C056": "M439", "A999": None}.get(belfiore, belfiore)

    def luogo_nascita(self, belfiore: str) -> bool:
        return belfiore in self.comuni or belfiore == "Z330"

    def ambito_at(self, belfiore: str, data: date) -> str | None:
        return self.ambiti.get(belfiore) if data >= date(2019, 1, 1) else None


def domanda() -> dict[str, Any]:
    """The first domanda of the worked example: Mario Rossi and his wife, in Roma."""
    return copy.deepcopy(DOMANDA)


def without_nulls(value: Any) -> Any:
    """As the schema gives it back: what is null is not there."""
    if isinstance(value, dict):
        return {key: without_nulls(each) for key, each in value.items() if each is not None}
    return [without_nulls(each) for each in value] if isinstance(value, list) else value


def riga(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


def lotto(righe: Iterable[bytes], **testata: Any) -> bytes:
    """A lot of these lines with a right header, but for what `testata` says otherwise."""
    righe = list(righe)
    body = b"".join(line + b"\n" for line in righe)
    header = {
        "tipo": "testata",
        "id_lotto": "INPS-20190603-0001",
        "progressivo": 1,
        "schema_versione": "1.0",
        "data_estrazione": "2019-06-03T02:00:00+02:00",
        "conteggi": {"domande": len(righe), "componenti": 0},
        "sha256": hashlib.sha256(body).hexdigest(),
    }
    return riga(header | testata) + b"\n" + body


DOMANDA = json.loads(ESEMPIO.read_bytes().splitlines()[1])


def spoil(path, value):
    """The true domanda with one field changed; `...` takes it away."""
    document = domanda()
    *parents, last = path
    place = document
    for key in parents:
        place = place[key]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return document


def prestazione(**changes):
    return {
        "codice_fiscale": "RSSMRA80A01H501U",
        "codice_prestazione": "A1.01",
        "ente_erogatore": "INPS",
        "dal": "2019-01-01",
        "al": None,
    } | changes


def validate(document):
    """One line, a document or its bytes, against the territory above."""
    raw = document if isinstance(document, bytes) else riga(document)
    return validate_riga(2, raw, Territorio(), ESTRAZIONE)
