"""Telling INPS what became of each record of a lot."""

import gzip
from typing import BinaryIO, cast

from django.utils import timezone

from rdc_platform.forniture.models import Lotto
from rdc_platform.gateways import inps
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message

TOPIC = "inps.riscontro"


def send_riscontro(request: tuple[str, str], _key: str) -> dict[str, object]:
    """Post the answer kept at a path; INPS takes one for each lot, and gives its receipt again for a repeat."""
    id_lotto, path = request
    with gzip.open(path, "rb") as file:
        return inps.post_riscontro(id_lotto, cast("BinaryIO", file))


def record_riscontro(message: Message, _receipt: object) -> None:
    Lotto.objects.filter(pk=message.payload["lotto_id"]).update(riscontro_inviato_il=timezone.now())


@handles(TOPIC, send=send_riscontro, record=record_riscontro)
def build_riscontro(message: Message) -> tuple[str, str]:
    lotto = Lotto.objects.select_related("riscontro").get(pk=message.payload["lotto_id"])
    return lotto.id_lotto, lotto.riscontro.file.path  # type: ignore[union-attr] # written before this is posted
