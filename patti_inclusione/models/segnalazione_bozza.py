from django.db import models
from django.db.models.functions import Now

from patti_inclusione.models.caso import Caso


class BozzaSegnalazione(models.Model):
    """What was typed of a report and not saved yet, valid or not.

    `modulo` is the fact that it would be about (`Fatto.chiave`), or `segnalazione-<id>` of one that is being changed.
    """

    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="bozze_segnalazione")
    modulo = models.CharField("modulo", max_length=100)
    dati = models.JSONField("dati", default=dict)
    versione = models.PositiveIntegerField("versione", default=1)
    salvata_il = models.DateTimeField("salvata il", db_default=Now())

    class Meta:
        verbose_name = "bozza di una segnalazione"
        verbose_name_plural = "bozze delle segnalazioni"
        constraints = [models.UniqueConstraint(fields=["caso", "modulo"], name="one_bozza_per_segnalazione")]

    def __str__(self):
        return self.modulo
