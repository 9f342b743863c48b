import uuid

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from progetti_collettivita.models.puc import Puc


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class MesePuc(models.Model):
    """The register of one month of a project, validated by its Responsabile: from then on it is rectified, with a reason.

    `mese` is its first day. Before it is validated there is no row.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    puc = models.ForeignKey(Puc, models.PROTECT, verbose_name="progetto", related_name="mesi", db_index=False)
    mese = models.DateField("mese")
    validato_da = models.ForeignKey(Accreditamento, models.PROTECT, verbose_name="validato da", related_name="+")
    validato_il = models.DateTimeField("validato il", db_default=Now())

    class Meta:
        verbose_name = "mese del registro"
        verbose_name_plural = "mesi del registro"
        constraints = [
            models.UniqueConstraint(fields=["puc", "mese"], name="one_mese_per_puc"),
            models.CheckConstraint(name="mese_puc_is_a_first_day", condition=Q(mese__day=1)),
        ]

    def __str__(self):
        return f"{self.mese:%Y-%m}"
