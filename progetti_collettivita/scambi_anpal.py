"""What the worker carries to ANPAL of the projects and of whom the Centri per l'impiego propose for them."""

from typing import Any
from uuid import UUID

from progetti_collettivita.selectors.anpal import read_numero, read_riscontro
from progetti_collettivita.services import catalogo_anpal, fatti_anpal, proposta_anpal
from rdc_platform.gateways import anpal
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message

Fatto = tuple[str, dict[str, str]]


def send_progetto(progetto: tuple[str, dict[str, Any]], _key: str) -> dict[str, Any]:
    return anpal.put_puc(*progetto)


@handles(catalogo_anpal.TOPIC, send=send_progetto)
def build_progetto(message: Message) -> tuple[str, dict[str, Any]]:
    return catalogo_anpal.build_progetto(UUID(message.payload["puc_id"]))


def send_riscontro(riscontro: Fatto, _key: str) -> dict[str, Any]:
    return anpal.post_riscontro_proposta(*riscontro)


@handles(proposta_anpal.TOPIC, send=send_riscontro)
def build_riscontro(message: Message) -> Fatto:
    return read_riscontro(UUID(message.payload["proposta_id"]))


def send_fatto(fatto: Fatto, key: str) -> dict[str, Any]:
    return anpal.post_fatto(*fatto, key)


@handles(fatti_anpal.TOPIC, send=send_fatto)
def build_fatto(message: Message) -> Fatto:
    detto = {name: message.payload[name] for name in ("fatto", "il", "motivo") if message.payload[name]}
    return read_numero(UUID(message.payload["proposta_id"])), detto
