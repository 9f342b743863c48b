"""The Ministry's warehouse of data: what it is told of each month of an Ambito, in counts (M15)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from rdc_platform.gateways.errors import GatewayUnavailable
from rdc_platform.gateways.pdnd.chiamata import JSON, Richiesta, Servizio, call_json, json_body


@dataclass(frozen=True, slots=True)
class Ricevuta:
    """The Ministry's number for what it received, the same whenever the same comes again, and when it did."""

    numero: str
    il: datetime


def post_rilevazione(contenuto: Mapping[str, Any], key: str) -> Ricevuta:
    """Send the figures of a month under their key."""
    if not settings.MINISTERO_BASE_URL:
        raise GatewayUnavailable("MINISTERO_BASE_URL non è impostato")
    url = f"{settings.MINISTERO_BASE_URL.rstrip('/')}/monitoraggio/v1/rilevazioni"
    headers = {"Content-Type": JSON, "Idempotency-Key": key}
    servizio = Servizio("ministero", settings.MINISTERO_TOKEN)
    answer = call_json(servizio, Richiesta("POST", url, json_body(contenuto), headers=headers))
    try:
        return Ricevuta(str(answer["numero_ricevuta"]), datetime.fromisoformat(answer["ricevuto_il"]))
    except (KeyError, TypeError, ValueError) as error:
        raise GatewayUnavailable("risposta incomprensibile del Ministero") from error
