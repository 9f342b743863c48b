import uuid

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from patti_inclusione.models.caso import Caso, MotivoChiusura, StatoCaso


class StatoRiapertura(models.TextChoices):
    CHIESTA = "CHIESTA", "Chiesta"
    APPROVATA = "APPROVATA", "Approvata"
    RESPINTA = "RESPINTA", "Non approvata"


_R = StatoRiapertura


@pghistory.track()
class Riapertura(models.Model):
    """The request to open a closed case again, and the Coordinatore's answer.

    `stato_prima` is where the case was when it was closed, `motivo_chiusura` why it had been: it goes on from there.
    """

    MOVES = {_R.CHIESTA: {_R.APPROVATA, _R.RESPINTA}, _R.APPROVATA: set(), _R.RESPINTA: set()}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="riaperture")
    stato = models.CharField("stato", max_length=9, choices=StatoRiapertura, default=StatoRiapertura.CHIESTA)
    motivo = models.CharField("perché riaprirlo", max_length=300)
    stato_prima = models.CharField("stato del caso prima", max_length=25, choices=StatoCaso)
    motivo_chiusura = models.CharField("era chiuso per", max_length=30, choices=MotivoChiusura)
    chiesta_da = models.ForeignKey(
        Accreditamento, models.PROTECT, verbose_name="chiesta da", related_name="riaperture_chieste"
    )
    chiesta_il = models.DateTimeField("chiesta il", db_default=Now())
    decisa_da = models.ForeignKey(
        Accreditamento,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="decisa da",
        related_name="riaperture_decise",
    )
    decisa_il = models.DateTimeField("decisa il", null=True, blank=True)
    motivo_risposta = models.CharField("perché no", max_length=300, blank=True)

    class Meta:
        verbose_name = "riapertura"
        verbose_name_plural = "riaperture"
        constraints = [
            models.UniqueConstraint(fields=["caso"], condition=Q(stato="CHIESTA"), name="one_open_riapertura"),
            models.CheckConstraint(
                name="riapertura_decided_has_when",
                condition=Q(stato="CHIESTA", decisa_il=None) | ~Q(stato="CHIESTA") & Q(decisa_il__isnull=False),
            ),
            models.CheckConstraint(
                name="riapertura_respinta_has_motivo", condition=~Q(stato="RESPINTA") | ~Q(motivo_risposta="")
            ),
        ]

    def __str__(self):
        return self.motivo
