import uuid

from django.db import models
from django.db.models.functions import Now


class StatoPec(models.TextChoices):
    IN_CODA = "IN_CODA", "In coda"
    IN_INVIO = "IN_INVIO", "In invio"
    INVIATO = "INVIATO", "Inviato"
    INCERTO = "INCERTO", "Invio incerto"
    FALLITO = "FALLITO", "Non inviato"


class MessaggioPec(models.Model):
    """A PEC that leaves. Its Message-ID is ours and fixed at creation, so that each receipt can be joined to it.

    `IN_INVIO` is committed before DATA: one found there after a restart is `INCERTO`, and only a person sends again.
    """

    MOVES = {
        StatoPec.IN_CODA: {StatoPec.IN_INVIO},
        StatoPec.IN_INVIO: {StatoPec.INVIATO, StatoPec.INCERTO, StatoPec.FALLITO, StatoPec.IN_CODA},
        StatoPec.INVIATO: set(),
        StatoPec.INCERTO: {StatoPec.INVIATO},
        StatoPec.FALLITO: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    message_id = models.CharField("Message-ID", max_length=200, unique=True)
    mittente = models.EmailField("mittente")
    destinatario = models.EmailField("destinatario")
    oggetto = models.CharField("oggetto", max_length=200)
    corpo = models.TextField("testo")
    allegati = models.ManyToManyField(
        "documenti.Documento", verbose_name="allegati", blank=True, related_name="messaggi_pec"
    )
    stato = models.CharField("stato", max_length=10, choices=StatoPec, default=StatoPec.IN_CODA)
    ultimo_errore = models.CharField("ultimo errore", max_length=300, blank=True)
    creato_il = models.DateTimeField("creato il", db_default=Now())
    inviato_il = models.DateTimeField("inviato il", null=True, blank=True)

    class Meta:
        verbose_name = "messaggio PEC"
        verbose_name_plural = "messaggi PEC"

    def __str__(self) -> str:
        return self.message_id
