"""ANPAL's services for what Comuni and Centri ask each other about a person (M12): closed lists, and nothing beside them."""

import hashlib
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from rdc_platform import territorio
from rdc_platform.simulators.anpal_archivio import ArchivioAnpal
from rdc_platform.simulators.anpal_elenchi import send_after
from rdc_platform.simulators.anpal_progetti import is_giorno, read_json
from rdc_platform.simulators.server import Request, Response, json_response, problem

CODICE_FISCALE = re.compile(r"[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]")
CON_UN_GIORNO = {"COLLOQUIO_CONGIUNTO", "VALUTAZIONE_CONGIUNTA", "SOSPENSIONE_OBBLIGO"}
INFORMAZIONI = {
    "AGGIORNAMENTO_PATTO": {"PATTO_IN_DEFINIZIONE", "PATTO_IN_VIGORE", "PATTO_IN_REVISIONE", "PATTO_NON_PREVISTO"},
    "ORARI_OBBLIGHI": {"ORARI_COMPATIBILI", "ORARI_DA_CONCORDARE"},
}
RICHIESTE = CON_UN_GIORNO | set(INFORMAZIONI)
MOTIVI = {"NON_COMPETENTE", "GIA_IN_CORSO", "NON_POSSIBILE_ORA", "NON_PREVISTA", "ILLEGGIBILE"}
UFFICIO = {"denominazione": str, "telefono": str}
SPORTELLO = {"denominazione": "Sportello di prova", "telefono": "0372 1234"}
NOTE = {"AGGIORNAMENTO_PATTO": "PATTO_IN_VIGORE", "ORARI_OBBLIGHI": "ORARI_COMPATIBILI"}
Rotta = tuple[str, str, Callable[..., Response]]


class Coordinamento:
    """Passes on what it knows whom it is about; each exchange is asked once, and answered once.

    `risponde`: what is answered with a piece of information is answered at once; a day wants a person at the console.
    """

    def __init__(self, archivio: ArchivioAnpal, before: Callable[[], None], *, risponde: bool) -> None:
        self.archivio, self.before, self.risponde = archivio, before, risponde

    @property
    def routes(self) -> tuple[Rotta, ...]:
        return (
            ("GET", "/anpal/v1/coordinamento", self.send),
            ("POST", "/anpal/v1/coordinamento", self.receive),
            ("POST", "/anpal/v1/coordinamento/([^/]+)/risposta", self.hear),
        )

    def send(self, request: Request) -> Response:
        """What the Centri ask and answer after a cursor, the oldest first."""
        self.before()
        return send_after(self.archivio, request, "messaggi", "C")

    def receive(self, request: Request) -> Response:
        """What a Comune asks, once under a key."""
        key, content = request.headers.get("Idempotency-Key", ""), read_json(request)
        if not key or not is_richiesta(content):
            return problem(400, "RICHIESTA_NON_VALIDA", "Servono la chiave e i soli campi della richiesta.")
        body = json.dumps(content, sort_keys=True)
        impronta = hashlib.sha256(body.encode()).hexdigest()
        with self.archivio.transaction() as db:
            if row := db.execute("SELECT impronta, ricevuta FROM richieste WHERE chiave = ?", (key,)).fetchone():
                same = row[0] == impronta
                return json_response(row[1].encode()) if same else problem(409, "CHIAVE_RIUSATA", "Era altro.")
            if refusal := _refusal(db, content):
                return refusal
            count = db.execute("SELECT count(*) + 1 FROM richieste").fetchone()[0]
            now = datetime.now(UTC)
            ricevuta = json.dumps({"numero_ricevuta": f"ANPAL.M12.{now:%Y}.{count:07}", "ricevuto_il": now.isoformat()})
            db.execute(
                "INSERT INTO richieste VALUES (?, ?, ?, ?, ?)", (content["id_scambio"], key, impronta, body, ricevuta)
            )
            if self.risponde and content["richiesta"] in NOTE:
                answer(
                    db,
                    content["id_scambio"],
                    {"esito": "INFORMAZIONE_RESA", "informazione": NOTE[content["richiesta"]]},
                )
        return json_response(ricevuta.encode(), 201)

    def hear(self, request: Request, id_scambio: str) -> Response:
        """What a Comune answers to a Centro; the same answer again changes nothing."""
        content = read_json(request)
        with self.archivio.transaction() as db:
            row = db.execute("SELECT risposta FROM chieste WHERE id_scambio = ?", (id_scambio,)).fetchone()
            if not row:
                return problem(404, "SCAMBIO_SCONOSCIUTO", "Nessun Centro ha fatto questa richiesta.")
            if not is_risposta(content):
                return problem(400, "RISPOSTA_NON_VALIDA", "La risposta non ha i campi attesi, o ne ha altri.")
            if row[0] and json.loads(row[0]) != content:
                return problem(409, "GIA_RISPOSTO", "A questa richiesta è già stato risposto altro.")
            db.execute("UPDATE chieste SET risposta = ? WHERE id_scambio = ?", (json.dumps(content), id_scambio))
        return json_response({}, 200 if row[0] else 201)


def centro_of(comune: str) -> str:
    """The Centro of a Comune, by its Belfiore code, as people call it."""
    found = territorio.comuni().get(comune)
    return f"CPI di {found.denominazione if found else comune}"


def ask(db: Any, cf: str, cpi: str, richiesta: str, id_scambio: str = "", **altro: Any) -> str:
    """A Centro asks a Comune about a person; the number of the exchange."""
    row = {"tipo": "RICHIESTA", "id_scambio": id_scambio or str(uuid4()), "cf": cf, "cpi_codice": cpi}
    row |= {"richiesta": richiesta, "ufficio": SPORTELLO} | altro
    db.execute("INSERT INTO messaggi (corpo) VALUES (?)", (json.dumps(row),))
    db.execute("INSERT OR IGNORE INTO chieste (id_scambio) VALUES (?)", (row["id_scambio"],))
    return str(row["id_scambio"])


def answer(db: Any, id_scambio: str, risposta: dict[str, Any]) -> None:
    """A Centro answers a Comune."""
    row = {"tipo": "RISPOSTA", "id_scambio": id_scambio, "ufficio": SPORTELLO} | risposta
    db.execute("INSERT INTO messaggi (corpo) VALUES (?)", (json.dumps(row),))


def _refusal(db: Any, content: dict[str, Any]) -> Response | None:
    def stands(table: str, column: str, value: str) -> bool:
        return db.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", (value,)).fetchone() is not None

    if stands("richieste", "id_scambio", content["id_scambio"]):
        return problem(409, "SCAMBIO_GIA_NOTO", "Questo scambio c'è già, con un'altra chiave.")
    if stands("sconosciuti", "nome", content.get("cpi", "")):
        return problem(422, "CPI_SCONOSCIUTO", "Questo Centro per l'impiego non c'è.")
    if stands("sconosciuti", "nome", content["cf"]):
        return problem(422, "PERSONA_SCONOSCIUTA", "La persona non è tra i beneficiari.")
    return None


def is_richiesta(content: dict[str, Any]) -> bool:
    """Exactly the fields of a request: a Centro or the Comune by which to find it, and no word of why."""
    dove = set(content) & {"cpi", "comune"}
    return (
        len(dove) == 1
        and set(content) - dove == {"id_scambio", "cf", "richiesta", "ufficio"}
        and _is_uuid(content["id_scambio"])
        and CODICE_FISCALE.fullmatch(str(content["cf"])) is not None
        and content["richiesta"] in RICHIESTE
        and bool(str(content[dove.pop()]))
        and _is_ufficio(content["ufficio"])
    )


def is_risposta(content: dict[str, Any]) -> bool:
    """Exactly the fields of an answer: its outcome, what goes with this, and the office, which the platform alone leaves out."""
    esito, resto = content.get("esito"), {name: value for name, value in content.items() if name != "esito"}
    if "ufficio" in resto and not _is_ufficio(resto.pop("ufficio")):
        return False
    if esito == "ACCOLTA":
        return set(resto) == {"data_proposta"} and is_giorno(resto["data_proposta"])
    if esito == "NON_ACCOLTA":
        return set(resto) == {"motivo"} and resto["motivo"] in MOTIVI
    if esito == "INFORMAZIONE_RESA":
        return set(resto) == {"informazione"} and resto["informazione"] in set().union(*INFORMAZIONI.values())
    return esito == "NON_IN_CARICO" and not resto


def _is_ufficio(content: object) -> bool:
    return (
        isinstance(content, dict)
        and set(content) == set(UFFICIO)
        and all(isinstance(content[name], kind) for name, kind in UFFICIO.items())
        and 0 < len(content["denominazione"]) <= 160
        and re.fullmatch(r"[+0-9 ]{0,20}", content["telefono"]) is not None
    )


def _is_uuid(text: object) -> bool:
    try:
        return str(UUID(str(text))) == text
    except ValueError:
        return False
