"""One HTTP call to another system: short time-outs, bounded answers, and every failure told as one of two errors."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from ssl import SSLCertVerificationError, SSLContext
from typing import Any

import httpx

from rdc_platform.gateways.corpo import as_object, read
from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable, GatewayUntrusted
from rdc_platform.gateways.scadenza import Scadenza

TIMEOUT = 10.0  # seconds to connect, and between one piece of the answer and the next
TOTALE = 30.0  # seconds for a whole small answer: a server that drips must not outlive the lease of a message
CIFRE = 9  # of a number of seconds: nobody waits for thirty years
RIPROVA = {408, 429}
PAROLE = {
    408: "dice che la richiesta non è arrivata in tempo",
    429: "chiede di rallentare",
    503: "dice che non è disponibile",
}
LISTE = (("listaErrori", "codiceErroreAnomalia", "testoErroreAnomalia"), ("errors", "code", "detail"))
PARAMETRO = re.compile(r'\b(\w++)="([^"]*+)"')  # of WWW-Authenticate; possessive: each word is read once
CHIARO = {"Accept-Encoding": "identity"}
LOCALI = {"127.0.0.1", "localhost", "::1"}


@contextmanager
def call(method: str, url: str, *, entro: float = TOTALE, **options: Any) -> Iterator[httpx.Response]:
    """An answer of 2xx, its body not read yet; GatewayUnavailable or GatewayRefusal for anything else.

    `entro`: seconds from the end of the request to the end of the answer.
    """
    options["headers"] = CHIARO | dict(options.get("headers") or {})
    try:
        # Proxies of the environment are for the world outside, not for what runs beside us.
        outside = httpx.URL(url).host not in LOCALI
        with (
            Scadenza(entro) as scadenza,
            httpx.Client(timeout=TIMEOUT, verify=_ssl_context(), trust_env=outside) as client,
            client.stream(method, url, extensions={"trace": scadenza.segue}, **options) as response,
        ):
            if not response.is_success:
                _raise(response)
            yield response
    except httpx.InvalidURL as error:
        raise GatewayUnavailable("l'indirizzo impostato non è valido") from error
    except httpx.TimeoutException as error:
        raise GatewayUnavailable("non risponde entro il tempo massimo") from error
    except httpx.HTTPError as error:
        if _is_untrusted(error):
            raise GatewayUntrusted("non si fa riconoscere: il suo certificato non è valido") from error
        raise GatewayUnavailable(f"collegamento non riuscito o interrotto ({type(error).__name__})") from error


def call_json(method: str, url: str, **options: Any) -> dict[str, Any]:
    """The JSON object that a call answers; GatewayUnavailable if it is not one."""
    with call(method, url, **options) as response:
        body = read(response)
    return as_object(body)


def _is_untrusted(error: BaseException | None) -> bool:
    """Whether their certificate is why: httpx and httpcore wrap the error that says so."""
    while error is not None and not isinstance(error, SSLCertVerificationError):
        error = error.__cause__ or error.__context__
    return error is not None


def _raise(response: httpx.Response) -> None:
    status = response.status_code
    if not response.is_client_error or status in RIPROVA:
        after = response.headers.get("Retry-After", "")
        said = PAROLE.get(status, "non riesce a rispondere" if response.is_server_error else "risponde altro")
        raise GatewayUnavailable(f"{said} ({status})", retry_after=int(after[:CIFRE]) if after.isdecimal() else None)
    codice, dettaglio = _reason(_problem(response), response)
    raise GatewayRefusal(codice[:40], dettaglio[:500], status)


def _problem(response: httpx.Response) -> dict[str, Any]:
    """What the body of a refusal says; nothing where it cannot be read, for the refusal stands all the same."""
    try:
        return as_object(read(response))
    except GatewayUnavailable:
        return {}


def _reason(problem: dict[str, Any], response: httpx.Response) -> tuple[str, str]:
    """Code and sentence of a refusal: as RFC 7807 has it, as ANPR or PDND do, or as RFC 6750 does where no body tells."""
    for name, codice, testo in LISTE:
        errori = problem.get(name)
        if isinstance(errori, list) and errori and isinstance(errori[0], dict):
            problem = {"codice": errori[0].get(codice), "detail": errori[0].get(testo)}
    header = dict(PARAMETRO.findall(response.headers.get("WWW-Authenticate", "")))
    codice = (
        problem.get("codice") or header.get("error") or _word(problem.get("title")) or f"HTTP_{response.status_code}"
    )
    detail = problem.get("detail") or problem.get("title") or header.get("error_description")
    return str(codice), str(detail or f"ha risposto {response.status_code}")


def _word(title: object) -> str:
    """A title that is one word is what gateways call an error by (`InteroperabilityInvalidRequest` of GovWay)."""
    return title if isinstance(title, str) and title.isalpha() and not title.istitle() else ""


@cache
def _ssl_context() -> SSLContext:
    return httpx.create_ssl_context()
