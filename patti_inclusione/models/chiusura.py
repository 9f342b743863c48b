"""A case that ends, or stands still for a while."""

import uuid

import pghistory
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from patti_inclusione.models.caso import Caso, MotivoChiusura, StatoCaso


class Chiusura(models.Model):
    """One closure of a case: a case opened again may have several. Without `chiusa_da` the platform closed it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="chiusure")
    motivo = models.CharField("perché", max_length=30, choices=MotivoChiusura)
    nota = models.TextField("nota", max_length=500, blank=True)
    chiusa_da = models.ForeignKey(
        Accreditamento, models.PROTECT, null=True, verbose_name="chiuso da", related_name="chiusure"
    )
    chiusa_il = models.DateTimeField("chiuso il", db_default=Now())

    class Meta:
        verbose_name = "chiusura"
        verbose_name_plural = "chiusure"

    def __str__(self):
        return self.motivo


class MotivoSospensione(models.TextChoices):
    BENEFICIO_SOSPESO = "BENEFICIO_SOSPESO", "INPS ha sospeso il beneficio"
    RICOVERO = "RICOVERO", "Ricovero o cura in una struttura"
    DETENZIONE = "DETENZIONE", "Detenzione o misura cautelare"
    CONDIZIONALITA_SOSPESA = "CONDIZIONALITA_SOSPESA", "Gli obblighi sono sospesi per legge"
    ALTRO = "ALTRO", "Altro"


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Sospensione(models.Model):
    """A case suspended from `dal`; it goes on from `stato_prima`. `prevista_al` is when one thinks it will."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="sospensioni")
    stato_prima = models.CharField("stato prima", max_length=25, choices=StatoCaso)
    motivo = models.CharField("perché", max_length=30, choices=MotivoSospensione)
    nota = models.CharField("nota", max_length=300, blank=True)
    dal = models.DateField("dal")
    prevista_al = models.DateField("fino a quando, si pensa", null=True, blank=True)
    al = models.DateField("al", null=True, blank=True)
    aperta_da = models.ForeignKey(Accreditamento, models.PROTECT, verbose_name="sospeso da", related_name="sospensioni")

    class Meta:
        verbose_name = "sospensione"
        verbose_name_plural = "sospensioni"
        constraints = [
            models.UniqueConstraint(fields=["caso"], condition=Q(al=None), name="one_open_sospensione_per_caso"),
            models.CheckConstraint(name="sospensione_dal_before_al", condition=Q(al=None) | Q(al__gte=F("dal"))),
            models.CheckConstraint(name="sospensione_altro_has_nota", condition=~Q(motivo="ALTRO") | ~Q(nota="")),
        ]

    def __str__(self):
        return f"Sospensione dal {self.dal:%d/%m/%Y}"
