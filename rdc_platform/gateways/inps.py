"""INPS: lots in, results and communications out."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from tempfile import TemporaryFile
from typing import Any, BinaryIO
from urllib.parse import quote

from django.conf import settings

from rdc_platform.gateways.errors import GatewayPending, GatewayUnavailable
from rdc_platform.gateways.pdnd.chiamata import JSON, Richiesta, Servizio, call_json, download, json_body

NDJSON = "application/x-ndjson"
INTERA = {"Accept-Encoding": "identity"}


@dataclass(frozen=True, slots=True)
class LottoOfferto:
    """A lot as INPS lists it, before it is downloaded."""

    id_lotto: str
    progressivo: int
    data_estrazione: str
    sha256: str
    domande: int


@dataclass(frozen=True, slots=True)
class Elenco:
    """A page of what is new, oldest first; `cursore` is what to ask after next time, `altri` whether there is more now."""

    lotti: list[LottoOfferto]
    cursore: str
    altri: bool


@dataclass(frozen=True, slots=True)
class Provvedimenti:
    """A page of INPS's decisions, as it sent them: who reads them checks each."""

    provvedimenti: list[dict[str, Any]]
    cursore: str
    altri: bool


@dataclass(frozen=True, slots=True)
class Appuntamenti:
    """A page of the appointments that INPS booked or cancelled, as it sent them: who reads them checks each."""

    appuntamenti: list[dict[str, Any]]
    cursore: str
    altri: bool


@dataclass(frozen=True, slots=True)
class Conteggi:
    """What INPS holds at a moment: by Belfiore code, how many domande and the hash of their protocols and versions."""

    al: datetime
    comuni: dict[str, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Verdetto:
    """What INPS made of a message that it had received; `codice` and `dettaglio` say why where it did not acquire it."""

    acquisita: bool
    codice: str = ""
    dettaglio: str = ""


def list_lotti(dopo: str = "") -> Elenco:
    """The lots after a cursor of an earlier call ("" for the first)."""
    answer = _get("lotti", dopo=dopo)
    try:
        lotti = [
            LottoOfferto(
                str(row["id_lotto"]),
                int(row["progressivo"]),
                str(row["data_estrazione"]),
                str(row["sha256"]),
                int(row["domande"]),
            )
            for row in answer["lotti"]
        ]
        return Elenco(lotti, str(answer["cursore"]), bool(answer.get("altri")))
    except (KeyError, TypeError, ValueError) as error:
        raise GatewayUnavailable("risposta incomprensibile: non è un elenco di lotti") from error


def download_lotto(id_lotto: str, file: BinaryIO) -> int:
    """Write the lot's bytes as sent (JSON Lines, in most cases gzip) into `file`; returns how many. Nothing is checked here."""
    return download(_servizio(), Richiesta("GET", _url("lotti", id_lotto), headers=INTERA), file)


def post_riscontro(id_lotto: str, file: BinaryIO) -> dict[str, Any]:
    """Tell INPS what became of each record: `file` is JSON Lines from its current place to its end.

    Line 1: {"tipo":"riscontro","id_lotto","esito","lette","nuove","modificate","invariate","ignorate","quarantena","motivo"}.
    Each further one: {"riga","protocollo_inps","esito"} with esito NUOVA, MODIFICATA, INVARIATA, IGNORATA or QUARANTENA, and for
    the last also {"codice","campo"}. A lot refused (RIFIUTATO, with `motivo`) has no further lines. The same content again
    gets the same receipt; another one for a lot already ACQUISITO is refused.
    """
    # Through a file of our own: of one that unpacks as it is read the client would announce the packed length.
    with TemporaryFile() as plain:
        shutil.copyfileobj(file, plain)
        plain.seek(0)
        headers = INTERA | {"Content-Type": NDJSON}
        return call_json(_servizio(), Richiesta("POST", _url("lotti", id_lotto, "riscontro"), plain, headers=headers))


def post_comunicazione(payload: dict[str, Any], key: str) -> dict[str, Any]:
    """Send a communication (`payload["codice"]` says which: from M03 to M16) under its idempotency key; returns INPS's receipt.

    The receipt has `id`, `numero_ricevuta`, `stato` RICEVUTA and `ricevuta_il`; under the same key it is always the same.
    """
    headers = INTERA | {"Content-Type": JSON, "Idempotency-Key": key}
    answer = call_json(_servizio(), Richiesta("POST", _url("comunicazioni"), json_body(payload), headers=headers))
    if not answer.get("id") or not answer.get("numero_ricevuta"):
        raise GatewayUnavailable("risposta incomprensibile: non è una ricevuta")
    return answer


def get_comunicazione(id_comunicazione: str) -> dict[str, Any]:
    """What became of a communication: `stato` RICEVUTA, ACQUISITA or SCARTATA, and then `errori` with their reasons."""
    return _get("comunicazioni", id_comunicazione)


def get_verdetto(id_comunicazione: str, _key: str) -> Verdetto:
    """INPS's verdict; GatewayPending while there is none, so that the question goes back to the queue."""
    risposta = get_comunicazione(id_comunicazione)
    stato = risposta.get("stato")
    if stato == "RICEVUTA":
        raise GatewayPending("INPS non ha ancora deciso")
    if stato not in ("ACQUISITA", "SCARTATA"):
        raise GatewayUnavailable("risposta incomprensibile: non dice che cosa INPS ha deciso")
    try:
        errori = [(str(errore["codice"]), str(errore["dettaglio"])) for errore in risposta.get("errori") or []]
    except (KeyError, TypeError) as error:
        raise GatewayUnavailable("risposta incomprensibile: non dice perché INPS ha scartato") from error
    if stato == "ACQUISITA":
        return Verdetto(acquisita=True)
    codice = errori[0][0] if errori else stato
    return Verdetto(acquisita=False, codice=codice, dettaglio=" ".join(dettaglio for _, dettaglio in errori))


def list_provvedimenti(dopo: str = "") -> Provvedimenti:
    """INPS's decisions after a cursor of an earlier call ("" for the first), oldest first."""
    return Provvedimenti(*_list("provvedimenti", dopo))


def list_appuntamenti(dopo: str = "") -> Appuntamenti:
    """The appointments that INPS booked, or cancelled, after a cursor of an earlier call ("" for the first), oldest first (M04)."""
    return Appuntamenti(*_list("appuntamenti", dopo))


def get_riconciliazione() -> Conteggi:
    """How many domande INPS holds in each Comune, to be compared with ours.

    The hash is SHA-256, in hexadecimal, of the lines `protocollo:versione` in the order of the protocols.
    """
    answer = _get("riconciliazione")
    try:
        comuni = {str(row["belfiore"]): (int(row["domande"]), str(row["impronta"])) for row in answer["comuni"]}
        return Conteggi(datetime.fromisoformat(answer["al"]), comuni)
    except (KeyError, TypeError, ValueError) as error:
        raise GatewayUnavailable("risposta incomprensibile: non sono conteggi per Comune") from error


def _url(*parts: str) -> str:
    if not settings.INPS_BASE_URL:
        raise GatewayUnavailable("INPS_BASE_URL non è impostato")
    return "/".join([settings.INPS_BASE_URL.rstrip("/"), "inps/v1", *(quote(part, safe="") for part in parts)])


def _get(*parts: str, dopo: str = "") -> dict[str, Any]:
    params = {"dopo": dopo} if dopo else {}
    return call_json(_servizio(), Richiesta("GET", _url(*parts), params=params, headers=INTERA))


def _list(name: str, dopo: str) -> tuple[list[dict[str, Any]], str, bool]:
    """A page of the list `name`: its rows, what to ask after next time, whether there is more now."""
    answer = _get(name, dopo=dopo)
    try:
        return [dict(row) for row in answer[name]], str(answer["cursore"]), bool(answer.get("altri"))
    except (KeyError, TypeError, ValueError) as error:
        raise GatewayUnavailable(f"risposta incomprensibile: non è un elenco di {name}") from error


def _servizio() -> Servizio:
    return Servizio("inps", settings.INPS_TOKEN)
