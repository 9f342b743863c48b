"""ANPAL's services: people in (M10), people out (M11), what is asked of people (M12)."""

import hashlib
import hmac
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from rdc_platform.simulators.anpal_archivio import ArchivioAnpal
from rdc_platform.simulators.anpal_coordinamento import CODICE_FISCALE, Coordinamento, ask, centro_of
from rdc_platform.simulators.anpal_elenchi import send_after
from rdc_platform.simulators.anpal_progetti import Progetti
from rdc_platform.simulators.server import App, Request, Response, json_response, problem

NUMERO = re.compile(r"ANPAL\.R\.(\d{1,12})")


class Api:
    """Receives people for a Centro per l'impiego, once under a key; refuses who it does not know or already has.

    It knows everybody and every Centro but those that the console names. `risponde`: the Centri do by themselves what else a
    person does on the console, as far as nobody is needed: they ask about who is made known, and tell what they know.
    """

    def __init__(self, archivio: ArchivioAnpal, token: str, *, risponde: bool = False) -> None:
        self.archivio, self.token, self.risponde = archivio, token, risponde

    def add_to(self, app: App, *, before: Callable[[], None] = lambda: None) -> None:
        """`before` is called before what the Centri ask and answer is listed."""
        for method, path, handler in (
            ("POST", "/anpal/v1/rinvii", partial(self.receive, "cpi")),
            ("POST", "/anpal/v1/giovani", partial(self.receive, "comune")),
            ("GET", "/anpal/v1/rinvii", self.send),
            ("POST", "/anpal/v1/rinvii/([^/]+)/riscontro", self.hear),
            *Progetti(self.archivio).routes,
            *Coordinamento(self.archivio, before, risponde=self.risponde).routes,
        ):
            app.add(method, path, partial(self._guarded, handler))

    def _guarded(self, handler: Callable[..., Response], request: Request, *parts: str) -> Response:
        given = request.headers.get("Authorization", "").encode()
        if not hmac.compare_digest(given, f"Bearer {self.token}".encode()):
            return problem(401, "TOKEN_NON_VALIDO", "Manca il token, o non è quello.", WWW_Authenticate="Bearer")
        return handler(request, *parts)

    def receive(self, dove: str, request: Request) -> Response:
        """People for a Centro (`dove`: cpi), or to be known while they stay with their Comune (comune)."""
        key, place = request.headers.get("Idempotency-Key", ""), request.query.get(dove, "")
        codes = _codes(request.body())
        if not key or codes is None:
            return problem(400, "RICHIESTA_NON_VALIDA", "Servono la chiave e i soli codici fiscali.")
        body = json.dumps({dove: place, "codici_fiscali": codes})
        with self.archivio.transaction() as db:
            print_of = hashlib.sha256(body.encode()).hexdigest()
            if row := db.execute("SELECT impronta, ricevuta FROM rinvii WHERE chiave = ?", (key,)).fetchone():
                same = row[0] == print_of
                return json_response(row[1].encode()) if same else problem(409, "CHIAVE_RIUSATA", "Era altro.")
            if refusal := _refusal(db, place, codes, prende=dove == "cpi"):
                return refusal
            count = db.execute("SELECT count(*) + 1 FROM rinvii").fetchone()[0]
            now = datetime.now(UTC)
            ricevuta = json.dumps({"numero_ricevuta": f"ANPAL.{now:%Y}.{count:07}", "ricevuto_il": now.isoformat()})
            db.execute("INSERT INTO rinvii VALUES (?, ?, ?, ?)", (key, print_of, body, ricevuta))
            if dove == "cpi":
                db.executemany("INSERT INTO presi VALUES (?)", [(code,) for code in codes])
            elif self.risponde:
                ask(db, codes[0], centro_of(place), "COLLOQUIO_CONGIUNTO")
        return json_response(ricevuta.encode(), 201)

    def send(self, request: Request) -> Response:
        """The returns after a cursor, the oldest first."""
        return send_after(self.archivio, request, "rinvii", "R")

    def hear(self, request: Request, numero: str) -> Response:
        """What became of each person of a return; the same answer again changes nothing."""
        found = NUMERO.fullmatch(numero)
        try:
            esiti = json.loads(request.body())["esiti"]
        except (ValueError, TypeError, KeyError):
            return problem(400, "RICHIESTA_NON_VALIDA", "Servono gli esiti.")
        with self.archivio.transaction() as db:
            changed = found and db.execute(
                "UPDATE ritorni SET riscontro = ? WHERE progressivo = ?", (json.dumps(esiti), int(found[1]))
            )
        return json_response({}) if changed and changed.rowcount else problem(404, "NON_TROVATO", "Rinvio sconosciuto.")


def _refusal(db: Any, place: str, codes: list[str], *, prende: bool) -> Response | None:
    def stands(table: str, column: str, value: str) -> bool:
        query = f"SELECT 1 FROM {table} WHERE {column} = ?"
        return db.execute(query, (value,)).fetchone() is not None

    if not place or stands("sconosciuti", "nome", place):
        return problem(422, "CPI_SCONOSCIUTO", "Questo Centro per l'impiego non c'è.")
    for code in codes:
        if stands("sconosciuti", "nome", code):
            return problem(422, "PERSONA_SCONOSCIUTA", "Una persona non è tra i beneficiari.")
        if prende and stands("presi", "cf", code):
            return problem(422, "GIA_PRESENTE", "Una persona è già presso un Centro per l'impiego.")
    return None


def _codes(body: bytes) -> list[str] | None:
    """The codici fiscali of a body that has these alone, each once; else None."""
    try:
        content = json.loads(body)
        codes = content["codici_fiscali"] if set(content) == {"codici_fiscali"} else []
        return codes if codes and len(set(codes)) == len(codes) and all(map(CODICE_FISCALE.fullmatch, codes)) else None
    except (ValueError, TypeError, KeyError):
        return None
