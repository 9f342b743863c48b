import uuid

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento, Operatore
from ambiti.models import Nucleo


class NaturaConflitto(models.TextChoices):
    PARENTELA = "PARENTELA", "Siamo parenti o affini"
    CONOSCENZA = "CONOSCENZA", "Ci conosciamo"
    ALTRO = "ALTRO", "Un altro motivo di astensione"


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class ConflittoInteressi(models.Model):
    """A person who must not follow a family, whatever profile he has, because he said so (art. 6-bis L. 241/1990).

    No more than its nature is asked: what binds him to the family is his own affair, and the family's.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nucleo = models.ForeignKey(Nucleo, models.CASCADE, verbose_name="nucleo", related_name="conflitti")
    operatore = models.ForeignKey(Operatore, models.CASCADE, verbose_name="chi si astiene", related_name="conflitti")
    natura = models.CharField("perché", max_length=12, choices=NaturaConflitto)
    dichiarato_da = models.ForeignKey(
        Accreditamento, models.PROTECT, verbose_name="dichiarato con il profilo", related_name="conflitti_dichiarati"
    )
    dichiarato_il = models.DateTimeField("dichiarato il", db_default=Now())
    tolto_il = models.DateTimeField("tolto il", null=True, blank=True)
    tolto_da = models.ForeignKey(
        Accreditamento, models.PROTECT, null=True, blank=True, verbose_name="tolto da", related_name="conflitti_tolti"
    )
    motivo_fine = models.CharField("perché è stato tolto", max_length=500, blank=True)

    class Meta:
        verbose_name = "conflitto di interessi"
        verbose_name_plural = "conflitti di interessi"
        constraints = [
            models.UniqueConstraint(
                fields=["nucleo", "operatore"], condition=Q(tolto_il=None), name="one_open_conflitto_each"
            ),
            models.CheckConstraint(
                name="conflitto_tolto_by_someone_with_motivo",
                condition=Q(tolto_il=None) | (Q(tolto_da__isnull=False) & ~Q(motivo_fine="")),
            ),
        ]

    def __str__(self):
        return f"{self.operatore_id} {self.nucleo_id}"
