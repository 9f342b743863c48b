import uuid

from django.db import models
from django.db.models.functions import Now


class StatoMessaggio(models.TextChoices):
    IN_CODA = "IN_CODA", "In coda"
    IN_CONSEGNA = "IN_CONSEGNA", "In consegna"
    CONSEGNATO = "CONSEGNATO", "Consegnato"
    RIFIUTATO = "RIFIUTATO", "Rifiutato"


class Message(models.Model):
    """An effect outside the database, left by the transaction that wants it; a worker delivers it at least once.

    `payload` holds ids only: the handler reads the rows when sending. `key` goes along as Idempotency-Key, so that a
    repeated delivery is one effect. Messages of one `gruppo` (a case) keep their order.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    topic = models.CharField("argomento", max_length=60)
    key = models.CharField("chiave", max_length=120, unique=True)
    payload = models.JSONField("contenuto", default=dict)
    gruppo = models.CharField("gruppo", max_length=60, blank=True)
    stato = models.CharField("stato", max_length=12, choices=StatoMessaggio, default=StatoMessaggio.IN_CODA)
    due_at = models.DateTimeField("da consegnare dal", db_default=Now())
    lease_until = models.DateTimeField("preso fino al", null=True)
    attempts = models.PositiveIntegerField("tentativi", default=0)
    error = models.CharField("ultimo errore", max_length=300, blank=True)
    created_at = models.DateTimeField("creato il", db_default=Now())
    delivered_at = models.DateTimeField("consegnato il", null=True)

    class Meta:
        verbose_name = "messaggio in uscita"
        verbose_name_plural = "messaggi in uscita"
        indexes = [
            models.Index(
                name="outbox_due",
                fields=["due_at"],
                condition=models.Q(stato__in=["IN_CODA", "IN_CONSEGNA"]),
            ),
            models.Index(fields=["gruppo", "created_at"], name="outbox_gruppo", condition=~models.Q(gruppo="")),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.key}"
