"""ANPAL's platform: people sent to the Centri per l'impiego, whom these send to the Comuni, propose for projects or ask about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.conf import settings

from rdc_platform.gateways.errors import GatewayUnavailable
from rdc_platform.gateways.pdnd.chiamata import JSON, Richiesta, Servizio, call_json, json_body


@dataclass(frozen=True, slots=True)
class Rinvii:
    """A page of returns, as ANPAL sent them: who reads them checks each. `cursore` is what to ask after next time."""

    rinvii: list[dict[str, Any]]
    cursore: str
    altri: bool


@dataclass(frozen=True, slots=True)
class Proposte:
    """A page of proposals for the projects, as `Rinvii`."""

    proposte: list[dict[str, Any]]
    cursore: str
    altri: bool


@dataclass(frozen=True, slots=True)
class Messaggi:
    """A page of what the Centri ask of people followed here, and of what they answer, as `Rinvii`."""

    messaggi: list[dict[str, Any]]
    cursore: str
    altri: bool


def post_rinvio(cpi: str, codici_fiscali: list[str], key: str) -> dict[str, Any]:
    """Send people to a Centro per l'impiego (M10): the body has their codici fiscali and nothing else.

    The receipt has `numero_ricevuta` and `ricevuto_il`; under the same key it is always the same.
    """
    return _ricevuta(_send("POST", "rinvii", {"codici_fiscali": codici_fiscali}, {"cpi": cpi}, key))


def post_giovani(comune: str, codici_fiscali: list[str], key: str) -> dict[str, Any]:
    """Make known people who stay with their Comune (`comune`: its Belfiore code), as `post_rinvio`; ANPAL finds the Centro."""
    return _ricevuta(_send("POST", "giovani", {"codici_fiscali": codici_fiscali}, {"comune": comune}, key))


def list_rinvii(dopo: str = "") -> Rinvii:
    """The returns (M11) after a cursor of an earlier call ("" for the first), the oldest first."""
    return Rinvii(*_list("rinvii", "rinvii", dopo))


def post_riscontro(numero: str, esiti: list[dict[str, Any]]) -> dict[str, Any]:
    """Tell what became of each person of a return; the same answer again changes nothing."""
    return _send("POST", f"rinvii/{quote(numero, safe='')}/riscontro", {"esiti": esiti})


def put_puc(codice: str, progetto: dict[str, Any]) -> dict[str, Any]:
    """Tell a project useful to the community as it stands, with its places for the Centri; what was told before gives way.

    Of two at once ANPAL keeps the one with the later `letto_il`.
    """
    return _send("PUT", f"puc/{quote(codice, safe='')}", progetto)


def list_proposte(dopo: str = "") -> Proposte:
    """Who is proposed for a project, after a cursor of an earlier call ("" for the first), the oldest first."""
    return Proposte(*_list("proposte", "proposte", dopo))


def post_riscontro_proposta(numero: str, riscontro: dict[str, str]) -> dict[str, Any]:
    """Tell whether a proposal was taken (`esito`), or why not (`motivo`); the same answer again changes nothing."""
    return _send("POST", f"proposte/{quote(numero, safe='')}/riscontro", riscontro)


def post_fatto(numero: str, fatto: dict[str, str], key: str) -> dict[str, Any]:
    """Tell what happened of a proposal: `fatto`, the day (`il`) and, of an end before its time, the code of its `motivo`."""
    return _send("POST", f"proposte/{quote(numero, safe='')}/fatti", fatto, key=key)


def post_richiesta(richiesta: dict[str, Any], key: str) -> dict[str, Any]:
    """Ask a Centro something about one person (M12): codes and an office. The receipt is as that of `post_rinvio`."""
    return _ricevuta(_send("POST", "coordinamento", richiesta, key=key))


def list_messaggi(dopo: str = "") -> Messaggi:
    """What the Centri ask and answer (M12), after a cursor of an earlier call ("" for the first), the oldest first."""
    return Messaggi(*_list("coordinamento", "messaggi", dopo))


def post_risposta(id_scambio: str, risposta: dict[str, Any], key: str) -> dict[str, Any]:
    """Answer what a Centro asked; the same answer again changes nothing."""
    return _send("POST", f"coordinamento/{quote(id_scambio, safe='')}/risposta", risposta, key=key)


def _send(
    method: str, resource: str, payload: Mapping[str, Any], params: dict[str, str] | None = None, key: str = ""
) -> dict[str, Any]:
    headers = {"Content-Type": JSON} | ({"Idempotency-Key": key} if key else {})
    return call_json(_servizio(), Richiesta(method, _url(resource), json_body(payload), params or {}, headers))


def _ricevuta(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer, if it has a number and a moment: who records it reads both."""
    try:
        if answer["numero_ricevuta"] and datetime.fromisoformat(answer["ricevuto_il"]).tzinfo:
            return answer
    except (KeyError, TypeError, ValueError):
        pass
    raise GatewayUnavailable("risposta incomprensibile: non è una ricevuta")


def _list(resource: str, nome: str, dopo: str) -> tuple[list[dict[str, Any]], str, bool]:
    """A page of a list whose rows stand under `nome`: the rows, the cursor, and whether there are others."""
    params = {"dopo": dopo} if dopo else {}
    answer = call_json(_servizio(), Richiesta("GET", _url(resource), params=params))
    try:
        return [dict(row) for row in answer[nome]], str(answer["cursore"]), bool(answer.get("altri"))
    except (KeyError, TypeError, ValueError) as error:
        raise GatewayUnavailable(f"risposta incomprensibile: non è un elenco di {nome}") from error


def _url(resource: str) -> str:
    if not settings.ANPAL_BASE_URL:
        raise GatewayUnavailable("ANPAL_BASE_URL non è impostato")
    return f"{settings.ANPAL_BASE_URL.rstrip('/')}/anpal/v1/{resource}"


def _servizio() -> Servizio:
    return Servizio("anpal", settings.ANPAL_TOKEN)
