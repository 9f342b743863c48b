import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class StatoPec(models.TextChoices):
    IN_CODA = "IN_CODA", "In coda"
    IN_INVIO = "IN_INVIO", "In invio"
    INVIATO = "INVIATO", "Inviato"
    ACCETTATO = "ACCETTATO", "Accettato"
    CONSEGNATO = "CONSEGNATO", "Consegnato"
    CONSEGNATO_PARZIALE = "CONSEGNATO_PARZIALE", "Consegnato in parte"
    MANCATA_CONSEGNA = "MANCATA_CONSEGNA", "Mancata consegna"
    ACCETTATO_NON_CERTIFICATO = "ACCETTATO_NON_CERTIFICATO", "Accettato, consegna non certificata"
    NON_ACCETTATO = "NON_ACCETTATO", "Non accettato"
    FALLITO = "FALLITO", "Non inviato"
    INCERTO = "INCERTO", "Invio incerto"


class RuoloDestinatario(models.TextChoices):
    TO = "TO", "Destinatario"
    CC = "CC", "Per conoscenza"


class TipoDestinatario(models.TextChoices):
    CERTIFICATO = "certificato", "Casella PEC"
    ESTERNO = "esterno", "Casella non PEC"


class StatoDestinatario(models.TextChoices):
    IN_ATTESA = "IN_ATTESA", "In attesa"
    PREAVVISO = "PREAVVISO", "Consegna in ritardo"
    CONSEGNATO = "CONSEGNATO", "Consegnato"
    NON_CONSEGNATO = "NON_CONSEGNATO", "Non consegnato"
    NON_CERTIFICATO = "NON_CERTIFICATO", "Consegna non certificata"


ESITI = frozenset(
    {
        StatoPec.ACCETTATO,
        StatoPec.CONSEGNATO,
        StatoPec.CONSEGNATO_PARZIALE,
        StatoPec.MANCATA_CONSEGNA,
        StatoPec.ACCETTATO_NON_CERTIFICATO,
        StatoPec.NON_ACCETTATO,
    }
)


class MessaggioPec(models.Model):
    """A PEC that leaves. Its Message-ID is ours and fixed at creation, so that each receipt can be joined to it.

    `IN_INVIO` is committed before DATA: one found there after a restart is `INCERTO`, and only a person sends again, as a
    new message that `sostituisce` it. From `ACCETTATO` on, each state is what the receipts say (`pec.esito`): there is no
    `CONSEGNATO` without one.
    """

    MOVES = {
        StatoPec.IN_CODA: {StatoPec.IN_INVIO, StatoPec.FALLITO, *ESITI},  # thrown away before it left
        StatoPec.IN_INVIO: {StatoPec.INVIATO, StatoPec.INCERTO, StatoPec.FALLITO, StatoPec.IN_CODA, *ESITI},
        StatoPec.INVIATO: ESITI,
        StatoPec.INCERTO: ESITI,
        StatoPec.FALLITO: ESITI,
        **dict.fromkeys(ESITI, ESITI),  # receipts come in any order, and a late one corrects
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    message_id = models.CharField("Message-ID", max_length=200, unique=True)
    mittente = models.EmailField("mittente")
    destinatario = models.EmailField("destinatario", help_text="il primo: gli altri sono tra i destinatari")
    oggetto = models.CharField("oggetto", max_length=200)
    corpo = models.TextField("testo")
    causale = models.CharField("perché", max_length=80, blank=True, help_text="in poche parole, senza nomi")
    riferimento_tipo = models.CharField("riguarda", max_length=80, blank=True)
    riferimento_id = models.UUIDField("riguarda (identificativo)", null=True, blank=True)
    allegati = models.ManyToManyField(
        "documenti.Documento", verbose_name="allegati", blank=True, related_name="messaggi_pec"
    )
    stato = models.CharField("stato", max_length=30, choices=StatoPec, default=StatoPec.IN_CODA)
    stato_dal = models.DateTimeField("in questo stato dal", db_default=Now())
    tentativi = models.PositiveSmallIntegerField("tentativi", default=0)
    ultimo_errore = models.CharField("ultimo errore", max_length=300, blank=True)
    creato_il = models.DateTimeField("creato il", db_default=Now())
    inviato_il = models.DateTimeField("inviato il", null=True, blank=True)
    accettato_il = models.DateTimeField("accettato il", null=True, blank=True)
    identificativo_gestore = models.CharField("identificativo del gestore", max_length=200, blank=True)
    sostituisce = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, verbose_name="sostituisce", related_name="sostituito_da"
    )

    class Meta:
        verbose_name = "messaggio PEC"
        verbose_name_plural = "messaggi PEC"
        constraints = [
            models.CheckConstraint(
                name="riferimento_whole", condition=Q(riferimento_tipo="") ^ Q(riferimento_id__isnull=False)
            )
        ]
        indexes = [
            models.Index(fields=["riferimento_id", "creato_il"], name="pec_riferimento"),
            models.Index(fields=["stato", "stato_dal"], name="pec_stato"),
            models.Index(
                fields=["identificativo_gestore"], name="pec_identificativo", condition=~Q(identificativo_gestore="")
            ),
        ]

    def __str__(self) -> str:
        return self.message_id


class DestinatarioPec(models.Model):
    """One address of a PEC, and what is certified of it. Never hidden: PEC has no Bcc."""

    messaggio = models.ForeignKey(
        MessaggioPec, models.CASCADE, verbose_name="messaggio PEC", related_name="destinatari"
    )
    indirizzo = models.EmailField("indirizzo")
    ruolo = models.CharField("ruolo", max_length=2, choices=RuoloDestinatario, default=RuoloDestinatario.TO)
    tipo = models.CharField("tipo", max_length=11, choices=TipoDestinatario, blank=True)
    stato = models.CharField("stato", max_length=15, choices=StatoDestinatario, default=StatoDestinatario.IN_ATTESA)
    consegnato_il = models.DateTimeField("consegnato il", null=True, blank=True)
    errore_codice = models.CharField("codice dell'errore", max_length=20, blank=True)
    errore_esteso = models.CharField("errore", max_length=500, blank=True)

    class Meta:
        verbose_name = "destinatario PEC"
        verbose_name_plural = "destinatari PEC"
        constraints = [
            models.UniqueConstraint(fields=["messaggio", "indirizzo"], name="one_destinatario_per_indirizzo"),
            models.CheckConstraint(
                name="consegnato_iff_certified",
                condition=Q(stato=StatoDestinatario.CONSEGNATO) ^ Q(consegnato_il__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
