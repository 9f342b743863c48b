"""ANPAL's services for the projects useful to the community: the catalogue in, proposals out, what became of each."""

import hashlib
import json
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from rdc_platform.simulators.anpal_archivio import ArchivioAnpal
from rdc_platform.simulators.anpal_elenchi import send_after
from rdc_platform.simulators.server import Request, Response, json_response, problem

CODICE = re.compile(r"[A-Z]\d{3}-\d{4}-\d{4}")
NUMERO = re.compile(r"ANPAL\.P\.(\d{1,12})")
STATI = {"ATTIVO", "SOSPESO", "CONCLUSO"}
CAMPI: dict[str, type | tuple[type, ...]] = {
    "titolo": str, "ambito": str, "comune": str, "stato": str, "data_inizio": str, "data_fine": str,
    "ore_settimanali_min": (int, float), "ore_settimanali_max": (int, float), "sedi": list, "competenze": list,
    "limitazioni": list, "posti_cpi": int, "posti_cpi_liberi": int, "letto_il": str,
}  # fmt: skip
SEDE = {"denominazione", "indirizzo", "cap", "comune", "accessibile_disabili", "raggiungibile_mezzi"}
# Where a proposal may stand when a fact of it comes, and where it stands after; "": the fact moves nothing.
_IN_CORSO, _COMINCIATE = {"ATTIVA", "SOSPESA"}, {"ATTIVA", "SOSPESA", "COMPLETATA", "INTERROTTA"}
FATTI: dict[str, tuple[set[str], str]] = {
    "ACCETTAZIONE": ({"ACCOLTA"}, "ACCETTATA"),
    "RIFIUTO": ({"ACCOLTA"}, "RIFIUTATA"),
    "SENZA_RISPOSTA": ({"ACCOLTA"}, "SCADUTA"),
    "RITIRO": ({"ACCOLTA", "ACCETTATA"}, "RITIRATA"),
    "INIZIO": ({"ACCETTATA"}, "ATTIVA"),
    "SOSPENSIONE": ({"ATTIVA"}, "SOSPESA"),
    "RIPRESA": ({"SOSPESA"}, "ATTIVA"),
    "ASSENZE_RICHIAMO": (_COMINCIATE, ""),
    "ASSENZE_DECADENZA": (_COMINCIATE, ""),
    "INTERRUZIONE": (_IN_CORSO, "INTERROTTA"),
    "COMPLETAMENTO": ({"ATTIVA"}, "COMPLETATA"),
}
Rotta = tuple[str, str, Callable[..., Response]]


class Progetti:
    """Keeps each project as it was read last; a proposal is answered once, and its facts come in their order."""

    def __init__(self, archivio: ArchivioAnpal) -> None:
        self.archivio = archivio

    @property
    def routes(self) -> tuple[Rotta, ...]:
        return (
            ("PUT", "/anpal/v1/puc/([^/]+)", self.keep),
            ("GET", "/anpal/v1/proposte", self.send),
            ("POST", "/anpal/v1/proposte/([^/]+)/riscontro", self.hear),
            ("POST", "/anpal/v1/proposte/([^/]+)/fatti", self.tell),
        )

    def keep(self, request: Request, codice: str) -> Response:
        """A project as it stands; one read before what is kept already changes nothing."""
        progetto = read_json(request)
        if not CODICE.fullmatch(codice) or not _is_progetto(progetto):
            return problem(422, "PROGETTO_NON_VALIDO", "Il progetto non ha i campi attesi, o ne ha altri.")
        with self.archivio.transaction() as db:
            row = db.execute("SELECT corpo FROM progetti WHERE codice = ?", (codice,)).fetchone()
            if row and _letto(json.loads(row[0])) > _letto(progetto):
                return json_response({"superato": True})
            db.execute("INSERT OR REPLACE INTO progetti VALUES (?, ?)", (codice, json.dumps(progetto)))
        return json_response({"superato": False}, 200 if row else 201)

    def send(self, request: Request) -> Response:
        """The proposals after a cursor, the oldest first."""
        return send_after(self.archivio, request, "proposte", "P")

    def hear(self, request: Request, numero: str) -> Response:
        """Whether a proposal was taken, or why not; the same answer again changes nothing."""
        riscontro = read_json(request)
        if not _is_riscontro(riscontro):
            return problem(422, "RISCONTRO_NON_VALIDO", "Serve l'esito, e il motivo di chi è scartato.")
        found = NUMERO.fullmatch(numero)
        with self.archivio.transaction() as db:
            row = (
                found
                and db.execute("SELECT riscontro FROM proposte WHERE progressivo = ?", (int(found[1]),)).fetchone()
            )
            if not found or not row:
                return problem(404, "PROPOSTA_SCONOSCIUTA", "Questa proposta non c'è.")
            if row[0] and json.loads(row[0]) != riscontro:
                return problem(409, "GIA_RISPOSTO", "A questa proposta è già stato risposto altro.")
            db.execute(
                "UPDATE proposte SET riscontro = ? WHERE progressivo = ?", (json.dumps(riscontro), int(found[1]))
            )
        return json_response({})

    def tell(self, request: Request, numero: str) -> Response:
        """What happened of a proposal: once under a key, in order, and nothing but codes and a day."""
        key, fatto = request.headers.get("Idempotency-Key", ""), read_json(request)
        if not key or not _is_fatto(fatto):
            return problem(422, "FATTO_NON_VALIDO", "Servono la chiave, il fatto e il giorno; il motivo è un codice.")
        body = json.dumps(fatto, sort_keys=True)
        with self.archivio.transaction() as db:
            if row := db.execute("SELECT impronta FROM fatti WHERE chiave = ?", (key,)).fetchone():
                same = row[0] == _print_of(numero, body)
                return json_response({}) if same else problem(409, "CHIAVE_RIUSATA", "Era altro.")
            stato = stato_of(db, numero)
            if stato is None:
                return problem(404, "PROPOSTA_SCONOSCIUTA", "Questa proposta non c'è.")
            if stato not in FATTI[fatto["fatto"]][0]:
                return problem(409, "FUORI_ORDINE", f"La proposta è {stato.lower() or 'senza riscontro'}.")
            db.execute(
                "INSERT INTO fatti (chiave, impronta, numero, corpo) VALUES (?, ?, ?, ?)",
                (key, _print_of(numero, body), numero, body),
            )
        return json_response({}, 201)


def stato_of(db: Any, numero: str) -> str | None:
    """Where a proposal stands by what was told of it: "" while it has no answer, None where there is no such proposal."""
    found = NUMERO.fullmatch(numero)
    row = found and db.execute("SELECT riscontro FROM proposte WHERE progressivo = ?", (int(found[1]),)).fetchone()
    if not row:
        return None
    stato: str = json.loads(row[0])["esito"] if row[0] else ""
    for (corpo,) in db.execute("SELECT corpo FROM fatti WHERE numero = ? ORDER BY progressivo", (numero,)):
        stato = FATTI[json.loads(corpo)["fatto"]][1] or stato
    return stato


def read_json(request: Request) -> dict[str, Any]:
    """The object in the body of a request; empty where there is none."""
    try:
        content = json.loads(request.body())
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def _is_progetto(content: dict[str, Any]) -> bool:
    """Exactly the fields of a project, each of its type; a place has no person to ask for."""
    return (
        set(content) == set(CAMPI)
        and all(isinstance(content[name], kind) for name, kind in CAMPI.items())
        and content["stato"] in STATI
        and bool(content["titolo"] and content["sedi"])
        and all(isinstance(sede, dict) and set(sede) == SEDE for sede in content["sedi"])
        and all(map(is_giorno, (content["data_inizio"], content["data_fine"])))
        and 0 <= content["posti_cpi_liberi"] <= content["posti_cpi"]
        and _is_istante(content["letto_il"])
    )


def _is_riscontro(content: dict[str, Any]) -> bool:
    if content.get("esito") == "ACCOLTA":
        return set(content) == {"esito"}
    return content.get("esito") == "SCARTATA" and set(content) == {"esito", "motivo"} and bool(content["motivo"])


def _is_fatto(content: dict[str, Any]) -> bool:
    motivo = content.get("motivo")
    return (
        set(content) - {"motivo"} == {"fatto", "il"}
        and content["fatto"] in FATTI
        and is_giorno(content["il"])
        and (content["fatto"] == "INTERRUZIONE") == ("motivo" in content)
        and (motivo is None or re.fullmatch(r"[A-Z_]{3,20}", str(motivo)) is not None)
    )


def is_giorno(text: object) -> bool:
    """Whether it is a day of the calendar, as `2019-05-31`."""
    try:
        return bool(date.fromisoformat(str(text)))
    except ValueError:
        return False


def _is_istante(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _letto(content: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(content["letto_il"])


def _print_of(numero: str, body: str) -> str:
    return hashlib.sha256(f"{numero} {body}".encode()).hexdigest()
