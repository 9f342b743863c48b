import uuid

import pghistory
from django.db import models
from django.db.models import Q

from accounts.models import Accreditamento
from ambiti.models import Comune


@pghistory.track()
class AutoApprovazione(models.Model):
    """In this Comune who proposes a negative outcome may also approve it, for there is nobody else: from when to when, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    comune = models.ForeignKey(Comune, models.PROTECT, verbose_name="Comune", related_name="auto_approvazioni")
    dal = models.DateField("dal")
    al = models.DateField("al", null=True, blank=True, help_text="vuoto: ancora in vigore")
    motivo = models.CharField("motivo", max_length=300)
    decisa_da = models.ForeignKey(Accreditamento, models.PROTECT, verbose_name="decisa da", related_name="+")

    class Meta:
        verbose_name = "auto-approvazione"
        verbose_name_plural = "auto-approvazioni"
        ordering = ["-dal"]
        constraints = [
            models.UniqueConstraint(fields=["comune"], condition=Q(al=None), name="one_auto_approvazione_open"),
            models.CheckConstraint(
                name="auto_approvazione_ends_after_it_starts", condition=Q(al=None) | Q(al__gte=models.F("dal"))
            ),
        ]

    def __str__(self):
        return str(self.pk)
