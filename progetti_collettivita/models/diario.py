import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento, FattoDelDiario
from progetti_collettivita.models.codici import GENERATI, TipoAllegato
from progetti_collettivita.models.puc import Puc
from progetti_collettivita.models.stati import StatoPuc
from rdc_platform.documenti.models import Documento


class EventoPuc(FattoDelDiario):
    """One fact on the time line of a project: append-only."""

    puc = models.ForeignKey(Puc, models.CASCADE, verbose_name="progetto", related_name="eventi")
    da_stato = models.CharField("da", max_length=20, choices=StatoPuc, blank=True)
    a_stato = models.CharField("a", max_length=20, choices=StatoPuc, blank=True)

    class Meta:
        verbose_name = "evento del progetto"
        verbose_name_plural = "eventi del progetto"
        indexes = [models.Index(fields=["puc", "-istante"], name="evento_puc_istante")]


class AllegatoPuc(models.Model):
    """A document of the project; its printed sheets too, empty until the worker has made them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    puc = models.ForeignKey(Puc, models.CASCADE, verbose_name="progetto", related_name="allegati")
    tipo = models.CharField("tipo", max_length=20, choices=TipoAllegato)
    descrizione = models.CharField("che cos'è", max_length=160, blank=True)
    documento = models.ForeignKey(
        Documento, models.PROTECT, null=True, blank=True, verbose_name="documento", related_name="+"
    )
    aggiunto_da = models.ForeignKey(Accreditamento, models.PROTECT, verbose_name="aggiunto da", related_name="+")
    aggiunto_il = models.DateTimeField("aggiunto il", db_default=Now())

    class Meta:
        verbose_name = "documento del progetto"
        verbose_name_plural = "documenti del progetto"
        ordering = ["-aggiunto_il", "pk"]
        constraints = [
            models.CheckConstraint(
                name="allegato_puc_has_file", condition=Q(tipo__in=GENERATI) | Q(documento__isnull=False)
            )
        ]

    def __str__(self):
        return str(self.pk)


class BozzaPuc(models.Model):
    """What was typed of a sheet and not saved yet, valid or not."""

    puc = models.OneToOneField(Puc, models.CASCADE, verbose_name="progetto", related_name="bozza")
    dati = models.JSONField("dati", default=dict)
    versione = models.PositiveIntegerField("versione", default=1)
    salvata_il = models.DateTimeField("salvata il", db_default=Now())

    class Meta:
        verbose_name = "bozza di una scheda"
        verbose_name_plural = "bozze delle schede"

    def __str__(self):
        return str(self.puc_id)
