"""INAIL's flow of the projects useful to the community: who starts, goes on and ends, and its answer within the next day (circ. 10/2020)."""

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.conf import settings

from rdc_platform.gateways.errors import GatewayPending, GatewayUnavailable
from rdc_platform.gateways.pdnd.chiamata import JSON, Richiesta, Servizio, call_json, json_body


class Esito(StrEnum):
    """What INAIL says of a row. TARDIVA: of a start, that nobody is insured; of the others, that it counts and came late."""

    ACCOLTA = "ACCOLTA"
    SCARTATA = "SCARTATA"
    TARDIVA = "TARDIVA"


@dataclass(frozen=True, slots=True)
class Progetto:
    """`pat` is empty until INAIL has given the Comune a position for it; `comune` is the Belfiore code."""

    codice_puc: str
    pat: str
    comune: str


@dataclass(frozen=True, slots=True)
class Riga:
    """One communication: `id` is the same however often it is sent, and INAIL takes it once.

    `data`: the first day of an ATTIVAZIONE, the last expected of a VARIAZIONE, the last of a CESSAZIONE.
    """

    id: str
    tipo: str
    codice_puc: str
    codice_fiscale: str
    data: date


@dataclass(frozen=True, slots=True)
class Riscontro:
    """The outcome of one communication; `codice` and `dettaglio` of a refusal. `assicurato`: he stands in the list of his project."""

    esito: Esito
    codice: str = ""
    dettaglio: str = ""
    assicurato: bool = False


@dataclass(frozen=True, slots=True)
class Domanda:
    """Which answer is wanted: of a flow, for a row of it."""

    id_flusso: str
    riga: Riga


def post_flusso(progetti: list[Progetto], righe: list[Riga], key: str) -> str:
    """Send a flow under its key; INAIL's number for it, the same whenever the same flow comes again."""
    corpo = {
        "progetti": [asdict(each) for each in progetti],
        "righe": [asdict(each) | {"data": each.data.isoformat()} for each in righe],
    }
    headers = {"Content-Type": JSON, "Idempotency-Key": key}
    answer = call_json(_servizio(), Richiesta("POST", _url("flussi"), json_body(corpo), headers=headers))
    try:
        return str(answer["id_flusso"])
    except KeyError as error:
        raise GatewayUnavailable("risposta incomprensibile di INAIL") from error


def get_riscontro(domanda: Domanda, _key: str = "") -> Riscontro:
    """What INAIL says of a row; GatewayUnavailable while it has not answered, so that the question goes back to the queue."""
    answer = call_json(_servizio(), Richiesta("GET", _url("riscontri"), params={"flusso": domanda.id_flusso}))
    try:
        if answer["stato"] != "ELABORATO":
            raise GatewayPending("INAIL non ha ancora risposto")
        (row,) = [each for each in answer["esiti"] if each["id"] == domanda.riga.id]
        return Riscontro(
            Esito(row["esito"]), str(row["codice"]), str(row["dettaglio"]), _stands(domanda.riga, answer["assicurati"])
        )
    except (KeyError, TypeError, ValueError) as error:
        raise GatewayUnavailable("risposta incomprensibile di INAIL") from error


def _stands(riga: Riga, assicurati: dict[str, list[dict[str, Any]]]) -> bool:
    """Whether the list of the insured has him, from that day."""
    giorno = riga.data.isoformat()
    rows = assicurati.get(riga.codice_puc, [])
    return any(each["codice_fiscale"] == riga.codice_fiscale and each["dal"] == giorno for each in rows)


def _url(resource: str) -> str:
    if not settings.INAIL_BASE_URL:
        raise GatewayUnavailable("INAIL_BASE_URL non è impostato")
    return f"{settings.INAIL_BASE_URL.rstrip('/')}/inail/v1/{resource}"


def _servizio() -> Servizio:
    return Servizio("inail", settings.INAIL_TOKEN)
