import uuid

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Comune


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class TrimestreInail(models.Model):
    """A quarter whose days of actual activity the Comune has told INAIL (circ. 10/2020).

    `giorni`, `persone` and `premio_stimato` (EUR) are those of the day it was written: the register may be corrected later.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    comune = models.ForeignKey(
        Comune, models.PROTECT, verbose_name="Comune", related_name="trimestri_inail", db_index=False
    )
    anno = models.PositiveSmallIntegerField("anno")
    numero = models.PositiveSmallIntegerField("trimestre")
    comunicato_il = models.DateField("comunicato il")
    giorni = models.PositiveIntegerField("giorni di attività")
    persone = models.PositiveIntegerField("persone")
    premio_stimato = models.DecimalField("premio, stima", max_digits=10, decimal_places=2)
    scritto_da = models.ForeignKey(Accreditamento, models.PROTECT, verbose_name="scritto da", related_name="+")
    scritto_il = models.DateTimeField("scritto il", db_default=Now())

    class Meta:
        verbose_name = "trimestre comunicato a INAIL"
        verbose_name_plural = "trimestri comunicati a INAIL"
        constraints = [
            models.UniqueConstraint(fields=["comune", "anno", "numero"], name="one_trimestre_inail"),
            models.CheckConstraint(name="trimestre_inail_numero", condition=Q(numero__range=(1, 4))),
        ]

    def __str__(self):
        return f"{self.numero}/{self.anno}"
