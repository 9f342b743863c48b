"""The operator that carries short messages: one in under its key, then what became of it (docs/interfacce/sms.yaml)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.conf import settings

from rdc_platform.gateways import http
from rdc_platform.gateways.errors import GatewayPending, GatewayUnavailable
from rdc_platform.gateways.pdnd.chiamata import JSON, json_body


@dataclass(frozen=True, slots=True)
class Sms:
    """One message: `numero` as E.164; after `scade_il` it is no use, and the operator gives up."""

    numero: str
    testo: str
    scade_il: datetime


@dataclass(frozen=True, slots=True)
class Consegna:
    """How it ended; `codice` is the operator's, where it did not arrive."""

    arrivato: bool
    codice: str = ""


def is_configured() -> bool:
    """Whether there is an operator at all: else short messages are sent by hand, as ever."""
    return bool(settings.SMS_BASE_URL)


def send(sms: Sms, key: str) -> str:
    """Hand a message to the operator under its key; its name there, the same whenever the same message comes again."""
    corpo = {
        "mittente": settings.SMS_MITTENTE,
        "destinatario": sms.numero,
        "testo": sms.testo,
        "scade_il": sms.scade_il.isoformat(),
    }
    answer = _call("POST", "messaggi", content=json_body(corpo), headers={"Content-Type": JSON, "Idempotency-Key": key})
    try:
        return str(answer["id"])
    except KeyError as error:
        raise GatewayUnavailable("risposta incomprensibile del gestore degli SMS") from error


def get_consegna(id_gestore: str, _key: str = "") -> Consegna:
    """Whether it arrived; GatewayPending while it travels, so that the question goes back to the queue."""
    answer = _call("GET", f"messaggi/{quote(id_gestore, safe='')}", headers={})
    stato = answer.get("stato")
    if stato == "IN_VIAGGIO":
        raise GatewayPending("il messaggio è in viaggio")
    if stato not in {"CONSEGNATO", "NON_CONSEGNATO"}:
        raise GatewayUnavailable("risposta incomprensibile del gestore degli SMS")
    return Consegna(stato == "CONSEGNATO", str(answer.get("codice") or ""))


def _call(method: str, resource: str, *, headers: dict[str, str], **options: Any) -> dict[str, Any]:
    if not is_configured():
        raise GatewayUnavailable("SMS_BASE_URL non è impostato")
    url = f"{settings.SMS_BASE_URL.rstrip('/')}/sms/v1/{resource}"
    return http.call_json(method, url, headers=headers | {"Authorization": f"Bearer {settings.SMS_TOKEN}"}, **options)
