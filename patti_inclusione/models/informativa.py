import pghistory
from django.db import models

from accounts.models import Accreditamento
from ambiti.models import Componente
from patti_inclusione.models.caso import Caso


class EsitoInformativa(models.TextChoices):
    """What a person did when the privacy notice was handed over (art. 13 GDPR). It is no consent: the case goes on."""

    PRESA_VISIONE = "PRESA_VISIONE", "L'ha letta e ha firmato"
    RIFIUTA_FIRMA = "RIFIUTA_FIRMA", "L'ha avuta e non ha firmato"


@pghistory.track()
class Informativa(models.Model):
    """The privacy notice given to one person of the family: what he did, when, and who recorded it (spec §10b n. 11)."""

    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="informative")
    componente = models.ForeignKey(Componente, models.CASCADE, verbose_name="persona", related_name="informative")
    esito = models.CharField("informativa sui dati personali", max_length=20, choices=EsitoInformativa)
    data = models.DateField("giorno")
    registrata_da = models.ForeignKey(
        Accreditamento, models.PROTECT, verbose_name="registrata da", related_name="informative"
    )

    class Meta:
        verbose_name = "informativa sui dati personali"
        verbose_name_plural = "informative sui dati personali"
        constraints = [
            models.UniqueConstraint(fields=["caso", "componente"], name="one_informativa_per_persona"),
        ]

    def __str__(self):
        return self.esito
