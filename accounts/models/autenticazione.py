import uuid

from django.db import models
from django.db.models.functions import Now

from accounts.models.operatore import Operatore


class ModoAutenticazione(models.TextChoices):
    TOTP = "TOTP", "Password e codice"
    RECUPERO = "RECUPERO", "Password e codice di recupero"
    SPID = "SPID", "SPID"
    CIE = "CIE", "CIE"


class Autenticazione(models.Model):
    """How a session began: what attributes its acts to a digital identity (DPCM 24 October 2014, art. 13). Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    operatore = models.ForeignKey(Operatore, models.PROTECT, verbose_name="operatore", related_name="autenticazioni")
    modo = models.CharField("modo", max_length=10, choices=ModoAutenticazione)
    istante = models.DateTimeField("istante", db_default=Now())
    acr = models.CharField("livello", max_length=80, blank=True, help_text="come lo dichiara il gestore dell'identità")
    emittente = models.CharField("emittente", max_length=200, blank=True)
    id_asserzione = models.CharField("identificativo dell'asserzione", max_length=200, blank=True)
    spid_code = models.CharField("codice SPID", max_length=40, blank=True)
    autenticato_il = models.DateTimeField("autenticato il", null=True, blank=True)

    class Meta:
        verbose_name = "autenticazione"
        verbose_name_plural = "autenticazioni"
        indexes = [models.Index(fields=["operatore", "istante"], name="autenticazione_operatore")]

    def __str__(self):
        return f"{self.get_modo_display()} {self.pk}"
