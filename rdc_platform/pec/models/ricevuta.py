import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from rdc_platform.pec.models.messaggio import MessaggioPec


class TipoRicevuta(models.TextChoices):
    """The kinds of receipt (RFC 6109); what a provider calls otherwise is kept as it is, for a person to look at."""

    ACCETTAZIONE = "accettazione", "Accettazione"
    NON_ACCETTAZIONE = "non-accettazione", "Non accettazione"
    PRESA_IN_CARICO = "presa-in-carico", "Presa in carico"
    AVVENUTA_CONSEGNA = "avvenuta-consegna", "Avvenuta consegna"
    PREAVVISO_ERRORE = "preavviso-errore-consegna", "Preavviso di mancata consegna"
    ERRORE_CONSEGNA = "errore-consegna", "Mancata consegna"
    RILEVAZIONE_VIRUS = "rilevazione-virus", "Rilevazione di virus"


def nome_di(tipo: str) -> str:
    """A kind of receipt in words; one that no rule names is a message of the provider."""
    return str(TipoRicevuta(tipo).label) if tipo in TipoRicevuta.values else "Messaggio del gestore"


class FirmaRicevuta(models.TextChoices):
    """What the signature of the provider is worth."""

    VALIDA = "VALIDA", "Firma del gestore valida"
    NON_VERIFICATA = "NON_VERIFICATA", "Firma del gestore non verificata"
    NON_VALIDA = "NON_VALIDA", "Firma del gestore non valida"


class MotivoEsame(models.TextChoices):
    DATICERT_ILLEGGIBILE = "DATICERT_ILLEGGIBILE", "I dati di certificazione mancano o non si leggono"
    FIRMA_NON_VALIDA = (
        "FIRMA_NON_VALIDA",
        "La firma del gestore non è valida: la ricevuta non vale finché qualcuno non la guarda",
    )
    TIPO_IGNOTO = "TIPO_IGNOTO", "Il tipo di ricevuta non è tra quelli che conosciamo"
    DESTINATARIO_IGNOTO = "DESTINATARIO_IGNOTO", "Non dice di quale destinatario parla, o non è tra i nostri"
    CONSEGNA_DOPO_ERRORE = "CONSEGNA_DOPO_ERRORE", "Consegna di un messaggio che risultava non consegnato"
    ACCETTAZIONE_CONTRADDETTA = "ACCETTAZIONE_CONTRADDETTA", "Accettazione e non accettazione dello stesso messaggio"


class RicevutaPec(models.Model):
    """What a provider certified of a PEC, kept as it came. Without `messaggio` as long as no message of ours is known for it.

    The e-mail is never written again; what stands beside it is what was read in it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    messaggio = models.ForeignKey(
        MessaggioPec, models.PROTECT, null=True, blank=True, verbose_name="messaggio PEC", related_name="ricevute"
    )
    message_id_ricevuta = models.CharField("Message-ID della ricevuta", max_length=300, blank=True)
    sha256 = models.CharField("impronta SHA-256", max_length=64, unique=True)
    eml = models.ForeignKey("documenti.Documento", models.PROTECT, verbose_name="file", related_name="ricevute_pec")
    firma = models.CharField(
        "firma del gestore", max_length=15, choices=FirmaRicevuta, default=FirmaRicevuta.NON_VERIFICATA
    )
    tipo = models.CharField("tipo", max_length=60, blank=True)
    errore = models.CharField("errore", max_length=60, blank=True)
    data_certificata = models.DateTimeField("data certificata", null=True, blank=True)
    gestore = models.CharField("gestore", max_length=200, blank=True)
    identificativo = models.CharField("identificativo del gestore", max_length=200, blank=True)
    riferimento = models.CharField("Message-ID a cui si riferisce", max_length=300, blank=True)
    destinatario = models.CharField("destinatario", max_length=254, blank=True)
    esterni = models.JSONField("destinatari non PEC", default=list, blank=True)
    errore_codice = models.CharField("codice dell'errore", max_length=20, blank=True)
    errore_esteso = models.CharField("errore esteso", max_length=500, blank=True)
    da_esaminare = models.BooleanField("da esaminare", default=False)
    motivo_esame = models.CharField("perché", max_length=30, choices=MotivoEsame, blank=True)
    acquisita_il = models.DateTimeField("acquisita il", db_default=Now())

    class Meta:
        verbose_name = "ricevuta PEC"
        verbose_name_plural = "ricevute PEC"
        constraints = [
            models.UniqueConstraint(
                fields=["message_id_ricevuta"],
                condition=~Q(message_id_ricevuta=""),
                name="one_ricevuta_per_message_id",
            ),
            models.CheckConstraint(
                name="da_esaminare_iff_motivo", condition=Q(da_esaminare=False) ^ ~Q(motivo_esame="")
            ),
        ]
        indexes = [
            models.Index(fields=["identificativo"], name="ricevuta_senza_messaggio", condition=Q(messaggio=None)),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def nome(self) -> str:
        """What kind it is, in words."""
        return nome_di(self.tipo)
