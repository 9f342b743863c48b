"""ANPAL's platform: people sent to the Centri per l'impiego, people whom these send to the Comuni or propose for their projects."""

from dataclasses import dataclass
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


def post_rinvio(cpi: str, codici_fiscali: list[str], key: str) -> dict[str, Any]:
    """Send people to a Centro per l'impiego (M10): the body has their codici fiscali and nothing else.

    The receipt has `numero_ricevuta` and `ricevuto_il`; under the same key it is always the same.
    """
    return _post("rinvii", {"cpi": cpi}, codici_fiscali, key)


def post_giovani(comune: str, codici_fiscali: list[str], key: str) -> dict[str, Any]:
    """Make known people who stay with their Comune (`comune`: its Belfiore code), as `post_rinvio`; ANPAL finds the Centro."""
    return _post("giovani", {"comune": comune}, codici_fiscali, key)


def list_rinvii(dopo: str = "") -> Rinvii:
    """The returns (M11) after a cursor of an earlier call ("" for the first), the oldest first."""
    answer = call_json(_servizio(), Richiesta("GET", _url("rinvii"), params={"dopo": dopo} if dopo else {}))
    try:
        rows = [dict(row) for row in answer["rinvii"]]
        return Rinvii(rows, str(answer["cursore"]), bool(answer.get("altri")))
    except (KeyError, TypeError, ValueError) as error:
        raise GatewayUnavailable("risposta incomprensibile: non è un elenco di rinvii") from error


def post_riscontro(numero: str, esiti: list[dict[str, Any]]) -> dict[str, Any]:
    """Tell what became of each person of a return; the same answer again changes nothing."""
    url = _url(f"rinvii/{quote(numero, safe='')}/riscontro")
    return call_json(_servizio(), Richiesta("POST", url, json_body({"esiti": esiti}), headers={"Content-Type": JSON}))


def put_puc(codice: str, progetto: dict[str, Any]) -> dict[str, Any]:
    """Tell a project useful to the community as it stands, with its places for the Centri; what was told before gives way.

    Of two at once ANPAL keeps the one with the later `letto_il`.
    """
    return call_json("PUT", _url(f"puc/{quote(codice, safe='')}"), json=progetto, headers=_headers())


def list_proposte(dopo: str = "") -> Proposte:
    """Who is proposed for a project, after a cursor of an earlier call ("" for the first), the oldest first."""
    answer = call_json("GET", _url("proposte"), params={"dopo": dopo} if dopo else {}, headers=_headers())
    try:
        rows = [dict(row) for row in answer["proposte"]]
        return Proposte(rows, str(answer["cursore"]), bool(answer.get("altri")))
    except (KeyError, TypeError, ValueError) as error:
        raise GatewayUnavailable("risposta incomprensibile: non è un elenco di proposte") from error


def post_riscontro_proposta(numero: str, riscontro: dict[str, str]) -> dict[str, Any]:
    """Tell whether a proposal was taken (`esito`), or why not (`motivo`); the same answer again changes nothing."""
    url = _url(f"proposte/{quote(numero, safe='')}/riscontro")
    return call_json("POST", url, json=riscontro, headers=_headers())


def post_fatto(numero: str, fatto: dict[str, str], key: str) -> dict[str, Any]:
    """Tell what happened of a proposal: `fatto`, the day (`il`) and, of an end before its time, the code of its `motivo`."""
    url = _url(f"proposte/{quote(numero, safe='')}/fatti")
    return call_json("POST", url, json=fatto, headers=_headers() | {"Idempotency-Key": key})


def _post(resource: str, params: dict[str, str], codici_fiscali: list[str], key: str) -> dict[str, Any]:
    headers = {"Content-Type": JSON, "Idempotency-Key": key}
    corpo = json_body({"codici_fiscali": codici_fiscali})
    return call_json(_servizio(), Richiesta("POST", _url(resource), corpo, params, headers))


def _url(resource: str) -> str:
    if not settings.ANPAL_BASE_URL:
        raise GatewayUnavailable("ANPAL_BASE_URL non è impostato")
    return f"{settings.ANPAL_BASE_URL.rstrip('/')}/anpal/v1/{resource}"


def _servizio() -> Servizio:
    return Servizio("anpal", settings.ANPAL_TOKEN)
