"""The result of a lot, record by record, as the platform returns it: JSON Lines, the first with the counts."""

import hashlib
import json
from pathlib import Path
from typing import Any
from uuid import uuid4

from rdc_platform.simulators.inps_archivio import ArchivioInps, now
from rdc_platform.simulators.server import Request, Response, json_response, problem

ESITI = {
    "NUOVA": "nuove",
    "MODIFICATA": "modificate",
    "INVARIATA": "invariate",
    "IGNORATA": "ignorate",
    "QUARANTENA": "quarantena",
}


def receive_riscontro(archivio: ArchivioInps, id_lotto: str, request: Request) -> Response:
    """201 with a receipt; 200 and the same receipt for the same content; 409 once a lot was told as ACQUISITO."""
    if not archivio.row("SELECT 1 FROM lotti WHERE id_lotto = ?", id_lotto):
        return problem(404, "LOTTO_SCONOSCIUTO", "Questo lotto non c'è.")
    id_ = str(uuid4())
    path = archivio.folder / "riscontri" / f"{id_}.jsonl"
    response = _receive(archivio, id_lotto, id_, path, _save(request, path))
    if response.status != 201:
        path.unlink()
    return response


def _save(request: Request, path: Path) -> str:
    """The body on disk, and its sha256."""
    digest = hashlib.sha256()
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        for chunk in request.chunks():
            digest.update(chunk)
            file.write(chunk)
    return digest.hexdigest()


def _receive(archivio: ArchivioInps, id_lotto: str, id_: str, path: Path, print_of: str) -> Response:
    if same := archivio.row("SELECT * FROM riscontri WHERE id_lotto = ? AND impronta = ?", id_lotto, print_of):
        return json_response(_receipt(same["id"], id_lotto, same["ricevuto_il"]))
    if archivio.row("SELECT 1 FROM riscontri WHERE id_lotto = ? AND esito = 'ACQUISITO'", id_lotto):
        return problem(409, "RISCONTRO_GIA_RICEVUTO", "Di questo lotto abbiamo già un riscontro diverso.")
    try:
        head, reason = _read(path, id_lotto)
    except (ValueError, TypeError, KeyError, AttributeError):
        return problem(422, "RISCONTRO_NON_VALIDO", "Il riscontro non è fatto di oggetti JSON, uno per riga.")
    if reason:
        return problem(422, "RISCONTRO_NON_VALIDO", reason)
    moment = now().isoformat()
    counts = json.dumps({name: head.get(name) for name in ("lette", *ESITI.values())})
    with archivio.transaction() as db:
        db.execute(
            "INSERT INTO riscontri VALUES (?, ?, ?, ?, ?, ?, ?)",
            (id_, id_lotto, head["esito"], counts, print_of, path.name, moment),
        )
    return json_response(_receipt(id_, id_lotto, moment), 201)


def _read(path: Path, id_lotto: str) -> tuple[dict[str, Any], str | None]:
    """The first line, and what does not add up (None: nothing)."""
    found = dict.fromkeys(ESITI.values(), 0)
    with path.open("rb") as lines:
        head = json.loads(next(lines, b""))
        for line in lines:
            record = json.loads(line)
            found[ESITI[record["esito"]]] += 1 if record["riga"] else 0
    if head.get("tipo") != "riscontro" or head.get("id_lotto") != id_lotto:
        return head, "La prima riga non è il riscontro di questo lotto."
    if head.get("esito") == "RIFIUTATO":
        return head, None if head.get("motivo") else "Il lotto è rifiutato, ma manca il motivo."
    if head.get("esito") != "ACQUISITO":
        return head, "L'esito non è ACQUISITO né RIFIUTATO."
    if {name: head.get(name) for name in found} != found or head.get("lette") != sum(found.values()):
        return head, "I conteggi non sono quelli delle righe."
    return head, None


def _receipt(id_: str, id_lotto: str, moment: str) -> dict[str, str]:
    return {"id": id_, "id_lotto": id_lotto, "ricevuto_il": moment}
