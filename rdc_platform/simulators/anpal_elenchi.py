"""What ANPAL sends to the Comuni, in pages, the oldest first: returns, proposals, what the Centri ask and answer."""

import json

from rdc_platform.simulators.anpal_archivio import ArchivioAnpal
from rdc_platform.simulators.server import Request, Response, json_response, problem

PAGINA = 20  # rows in one page
TABELLE = {"rinvii": "ritorni", "proposte": "proposte", "messaggi": "messaggi"}


def send_after(archivio: ArchivioAnpal, request: Request, elenco: str, sigla: str) -> Response:
    """The rows of `elenco` after the cursor of the request; each with its number, of which `sigla` is part."""
    dopo = request.query.get("dopo", "0")
    if not dopo.isdecimal():
        return problem(400, "CURSORE_NON_VALIDO", "Il cursore è un numero.")
    query = f"SELECT progressivo, corpo FROM {TABELLE[elenco]} WHERE progressivo > ? ORDER BY 1 LIMIT ?"
    with archivio.transaction() as db:
        rows = db.execute(query, (int(dopo), PAGINA + 1)).fetchall()
    page = [{"numero": f"ANPAL.{sigla}.{n:07}"} | json.loads(corpo) for n, corpo in rows[:PAGINA]]
    cursore = str(rows[len(page) - 1][0]) if page else dopo
    return json_response({elenco: page, "cursore": cursore, "altri": len(rows) > PAGINA})
