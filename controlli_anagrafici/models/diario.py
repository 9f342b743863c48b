import uuid

import pghistory
from django.db import models
from django.db.models.functions import Now

from accounts.models import Accreditamento, FattoDelDiario
from controlli_anagrafici.models.controllo import Controllo
from controlli_anagrafici.models.stati import MotivoRiapertura, StatoControllo
from rdc_platform.documenti.models import Documento


class EventoControllo(FattoDelDiario):
    """One fact on the time line of a check: append-only."""

    controllo = models.ForeignKey(Controllo, models.CASCADE, verbose_name="controllo", related_name="eventi")
    da_stato = models.CharField("da", max_length=25, choices=StatoControllo, blank=True)
    a_stato = models.CharField("a", max_length=25, choices=StatoControllo, blank=True)

    class Meta:
        verbose_name = "evento del controllo"
        verbose_name_plural = "eventi del controllo"
        indexes = [models.Index(fields=["controllo", "-istante"], name="evento_controllo_istante")]


@pghistory.track()
class NotaControllo(models.Model):
    """A note, with a document if there is one, of who works on the check."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controllo = models.ForeignKey(Controllo, models.CASCADE, verbose_name="controllo", related_name="note")
    testo = models.TextField("nota", max_length=2000, blank=True)
    documento = models.ForeignKey(
        Documento, models.PROTECT, null=True, blank=True, verbose_name="documento", related_name="+"
    )
    scritta_da = models.ForeignKey(Accreditamento, models.PROTECT, verbose_name="scritta da", related_name="+")
    scritta_il = models.DateTimeField("scritta il", db_default=Now())

    class Meta:
        verbose_name = "nota del controllo"
        verbose_name_plural = "note del controllo"
        ordering = ["-scritta_il"]

    def __str__(self):
        return str(self.pk)


class ControlloRevisione(models.Model):
    """The outcome of a check as it stood when the Coordinatore opened it again: frozen."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controllo = models.ForeignKey(Controllo, models.CASCADE, verbose_name="controllo", related_name="revisioni")
    numero = models.PositiveSmallIntegerField("revisione")
    motivo = models.CharField("motivo", max_length=20, choices=MotivoRiapertura)
    testo = models.TextField("perché si riapre", max_length=1000)
    fotografia = models.JSONField("esito di prima")
    riaperto_da = models.ForeignKey(Accreditamento, models.PROTECT, verbose_name="riaperto da", related_name="+")
    riaperto_il = models.DateTimeField("riaperto il", db_default=Now())

    class Meta:
        verbose_name = "revisione del controllo"
        verbose_name_plural = "revisioni del controllo"
        ordering = ["numero"]
        constraints = [models.UniqueConstraint(fields=["controllo", "numero"], name="one_revisione_per_numero")]

    def __str__(self):
        return str(self.numero)
