"""Moments in the life of an accreditation, without waiting for them."""

from datetime import date, timedelta

from accounts.models import Accreditamento
from accounts.profilo import Profilo
from rdc_platform import calendario
from rdc_platform.outbox.models import Message

MOTIVO = {"motivo": "CAMBIO_MANSIONE", "testo": ""}


def days(count: int) -> date:
    """That many days from today; before, below zero."""
    return calendario.today() + timedelta(days=count)


def write(chi: Profilo | Accreditamento, **values) -> Accreditamento:
    """The accreditation with other values, as it would be after some time."""
    pk = chi.pk if isinstance(chi, Accreditamento) else chi.accreditamento_id
    Accreditamento.objects.filter(pk=pk).update(**values)
    return Accreditamento.objects.get(pk=pk)


def sent(topic: str) -> list[dict]:
    """What the messages of a topic carry, oldest first."""
    return list(Message.objects.filter(topic=topic).order_by("created_at", "key").values_list("payload", flat=True))
