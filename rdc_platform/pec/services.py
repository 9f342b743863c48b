import uuid
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction

from rdc_platform.documenti.models import Documento
from rdc_platform.outbox import services as outbox
from rdc_platform.pec.models import MessaggioPec


@transaction.atomic
def send_pec(*, destinatario: str, oggetto: str, corpo: str, allegati: tuple[Documento, ...] = ()) -> MessaggioPec:
    """Write a PEC and leave it to the worker. Its Message-ID is the key: the same message is never written twice.

    No name of a person and no word of the benefit in `oggetto`: it travels and is logged in clear.
    """
    messaggio = _new(destinatario, oggetto, corpo)
    messaggio.save(force_insert=True)
    messaggio.allegati.set(allegati)
    outbox.post("pec.invio", key=messaggio.message_id, messaggio_id=messaggio.pk)
    return messaggio


@transaction.atomic
def send_many(messaggi: Iterable[tuple[str, str, str]]) -> list[MessaggioPec]:
    """Write many PEC without attachments, each (destinatario, oggetto, corpo), in two statements; they come back in order."""
    rows = MessaggioPec.objects.bulk_create([_new(*each) for each in messaggi])
    outbox.post_many("pec.invio", {row.message_id: {"messaggio_id": row.pk} for row in rows})
    return rows


def _new(destinatario: str, oggetto: str, corpo: str) -> MessaggioPec:
    domain = settings.PEC_MITTENTE.rsplit("@", 1)[-1]
    return MessaggioPec(
        message_id=f"<rdc.{uuid.uuid4()}@{domain}>",
        mittente=settings.PEC_MITTENTE,
        destinatario=destinatario,
        oggetto=oggetto,
        corpo=corpo,
    )
