import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models.accreditamento import Accreditamento
from accounts.models.richiesta import RichiestaAccreditamento
from ambiti.models import Ambito


class TipoSollecito(models.TextChoices):
    SENZA_MODULO = "SENZA_MODULO", "Nessun modulo"
    SENZA_PEC = "SENZA_PEC", "Modulo senza PEC"


class Sollecito(models.Model):
    """A reminder to an Ambito: of the form that never came (to its contact persons too), or of the PEC that a form waits for."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, verbose_name="Ambito", related_name="solleciti")
    tipo = models.CharField("tipo", max_length=15, choices=TipoSollecito)
    richiesta = models.ForeignKey(
        RichiestaAccreditamento,
        models.CASCADE,
        null=True,
        blank=True,
        verbose_name="richiesta",
        related_name="solleciti",
    )
    messaggio_pec = models.ForeignKey(
        "pec.MessaggioPec", models.PROTECT, null=True, blank=True, verbose_name="PEC", related_name="solleciti"
    )
    referenti_avvisati = models.PositiveSmallIntegerField("referenti avvisati per e-mail", default=0)
    inviato_da = models.ForeignKey(
        Accreditamento,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="inviato da",
        related_name="solleciti",
        help_text="vuoto se è partito da solo",
    )
    inviato_il = models.DateTimeField("inviato il", db_default=Now())

    class Meta:
        verbose_name = "sollecito"
        verbose_name_plural = "solleciti"
        constraints = [
            models.CheckConstraint(
                name="sollecito_senza_pec_of_a_richiesta",
                condition=Q(tipo=TipoSollecito.SENZA_MODULO) ^ Q(richiesta__isnull=False),
            )
        ]
        indexes = [models.Index(fields=["ambito", "inviato_il"], name="sollecito_ambito")]

    def __str__(self):
        return f"{self.get_tipo_display()} {self.pk}"
