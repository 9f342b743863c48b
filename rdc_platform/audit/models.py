import uuid

from django.db import models
from django.db.models.functions import Now


class Azione(models.TextChoices):
    LETTURA = "LETTURA", "Lettura"
    RICERCA = "RICERCA", "Ricerca"
    CREAZIONE = "CREAZIONE", "Creazione"
    MODIFICA = "MODIFICA", "Modifica"
    ESPORTAZIONE = "ESPORTAZIONE", "Esportazione"
    STAMPA = "STAMPA", "Stampa"
    INVIO = "INVIO", "Invio"
    LOGIN = "LOGIN", "Accesso"
    LOGIN_FALLITO = "LOGIN_FALLITO", "Accesso fallito"
    LOGOUT = "LOGOUT", "Uscita"
    CAMBIO_PROFILO = "CAMBIO_PROFILO", "Cambio di profilo"


class EsitoAccesso(models.TextChoices):
    CONSENTITO = "CONSENTITO", "Consentito"
    NEGATO = "NEGATO", "Negato"


class AccessoDato(models.Model):
    """One opening of a person's data, or one act on them: who, being what, what, whose, when, with which outcome.

    Ids only, never a value, and no foreign key: the register outlives what it speaks of. The app's database role may
    insert and read, never update or delete; `Sigillo` chains the committed rows.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    istante = models.DateTimeField("istante", db_default=Now())
    richiesta = models.UUIDField("richiesta", null=True)
    operatore_id = models.UUIDField("operatore", null=True)
    accreditamento_id = models.UUIDField("profilo", null=True)
    ruolo = models.CharField("ruolo", max_length=60)
    azione = models.CharField("azione", max_length=20, choices=Azione)
    atto = models.CharField("atto", max_length=80, help_text="nome dell'atto o della pagina")
    oggetto_tipo = models.CharField("tipo di oggetto", max_length=60, blank=True)
    oggetto_id = models.CharField("oggetto", max_length=40, blank=True)
    nucleo_id = models.UUIDField("famiglia", null=True)
    categoria = models.CharField("categoria di dati", max_length=30, blank=True)
    esito = models.CharField("esito", max_length=12, choices=EsitoAccesso, default=EsitoAccesso.CONSENTITO)

    class Meta:
        verbose_name = "accesso a un dato"
        verbose_name_plural = "accessi ai dati"
        indexes = [
            models.Index(fields=["istante"]),
            models.Index(fields=["nucleo_id", "istante"]),
            models.Index(fields=["operatore_id", "istante"]),
        ]

    def __str__(self) -> str:
        return f"{self.atto} {self.id}"


class Sigillo(models.Model):
    """The link of one committed `AccessoDato` in the hash chain; written by the beat job alone, in order of commit."""

    posizione = models.BigAutoField(primary_key=True)
    accesso_id = models.UUIDField("accesso", unique=True)
    hash = models.CharField("hash", max_length=64)
    sigillato_il = models.DateTimeField("sigillato il", db_default=Now())

    class Meta:
        verbose_name = "sigillo"
        verbose_name_plural = "sigilli"

    def __str__(self) -> str:
        return f"{self.posizione} {self.hash[:12]}"
