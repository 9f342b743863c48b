import uuid

import pghistory
from django.db import models
from django.db.models import Q

from progetti_collettivita.models.codici import FonteCosto, VoceCosto
from progetti_collettivita.models.puc import Puc


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class VocePuc(models.Model):
    """A cost of the project and who pays for it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    puc = models.ForeignKey(Puc, models.CASCADE, verbose_name="progetto", related_name="costi")
    voce = models.CharField("voce", max_length=20, choices=VoceCosto)
    importo = models.DecimalField("importo", max_digits=10, decimal_places=2)
    fonte = models.CharField("chi paga", max_length=20, choices=FonteCosto)
    cup = models.CharField("CUP", max_length=15, blank=True, db_collation="C")

    class Meta:
        verbose_name = "costo del progetto"
        verbose_name_plural = "costi del progetto"
        ordering = ["voce", "pk"]
        constraints = [
            models.CheckConstraint(name="voce_puc_importo", condition=Q(importo__gte=0)),
            models.CheckConstraint(
                name="voce_puc_cup", condition=Q(cup="") | Q(cup__regex=r"^[A-Z][0-9]{2}[A-Z][0-9]{11}$")
            ),
        ]

    def __str__(self):
        return str(self.get_voce_display())


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class DpiPuc(models.Model):
    """A kind of protective equipment that the project gives; when each person got it stands on his assignment."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    puc = models.ForeignKey(Puc, models.CASCADE, verbose_name="progetto", related_name="dpi")
    tipo = models.CharField("dispositivo", max_length=120)
    quantita = models.PositiveSmallIntegerField("quanti per persona", default=1)

    class Meta:
        verbose_name = "dispositivo di protezione"
        verbose_name_plural = "dispositivi di protezione"
        ordering = ["tipo", "pk"]
        constraints = [models.CheckConstraint(name="dpi_quantita", condition=Q(quantita__gte=1))]

    def __str__(self):
        return self.tipo
