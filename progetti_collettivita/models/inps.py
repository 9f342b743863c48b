import pghistory
from django.db import models
from django.db.models import Q

from progetti_collettivita.models.assegnazione import AssegnazionePuc
from rdc_platform.inps.models import MessaggioInps


class FattoPuc(models.TextChoices):
    """What INPS hears of who takes part: no pause, whose reason may be of his health, and no reason of an end."""

    INIZIO = "INIZIO", "Inizio"
    COMPLETAMENTO = "COMPLETAMENTO", "Completamento"
    INTERRUZIONE = "INTERRUZIONE", "Interruzione"


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class ComunicazionePuc(MessaggioInps):
    """What INPS was told of a participation (M13; art. 4 c. 15 DL 4/2019), and what it answered. `il` is the day of the fact.

    A refused one stays; told again it is a new row, `tentativo` and key one further.
    """

    assegnazione = models.ForeignKey(
        AssegnazionePuc, models.PROTECT, verbose_name="assegnazione", related_name="comunicazioni_inps"
    )
    fatto = models.CharField("che cosa", max_length=15, choices=FattoPuc)
    il = models.DateField("il")
    tentativo = models.PositiveSmallIntegerField("tentativo", default=1)
    motivo_rifiuto = models.CharField("perché è rifiutata", max_length=300, blank=True)

    class Meta:
        verbose_name = "comunicazione a INPS di una partecipazione"
        verbose_name_plural = "comunicazioni a INPS delle partecipazioni"
        constraints = [
            models.UniqueConstraint(
                fields=["assegnazione", "fatto", "tentativo"], name="one_comunicazione_puc_per_tentativo"
            ),
            models.UniqueConstraint(
                fields=["assegnazione", "fatto"], condition=~Q(stato="RIFIUTATA"), name="one_comunicazione_puc_viva"
            ),
            models.CheckConstraint(
                name="comunicazione_puc_rifiutata_iff_motivo", condition=Q(stato="RIFIUTATA") ^ Q(motivo_rifiuto="")
            ),
        ]

    def __str__(self):
        return f"{self.fatto} {self.stato}"

    @property
    def chiave(self) -> str:
        """What it goes under, however often it goes."""
        chiave = f"M13-{self.assegnazione_id}-{self.fatto}"
        return chiave if self.tentativo == 1 else f"{chiave}-{self.tentativo}"
