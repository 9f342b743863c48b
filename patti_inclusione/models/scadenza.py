from django.db import models
from django.db.models import Q

from patti_inclusione.models.caso import Caso


class CodiceTermine(models.TextChoices):
    """The terms of the law on a case (spec §7); their days stand in ParametroNormativo under the same code."""

    T02 = "T02", "Convocazione"
    T03 = "T03", "Patto per il lavoro"
    T04 = "T04", "Comunicazione della firma a INPS"
    T05 = "T05", "Comunicazione della mancata firma a INPS"
    T06 = "T06", "Segnalazione a INPS"
    T07 = "T07", "Dichiarazione falsa alla Procura"
    T08 = "T08", "Controlli anagrafici"
    T09 = "T09", "Definizione del Patto"
    T10 = "T10", "Incontro in presenza del mese"
    T11 = "T11", "Presa in carico"


class StatoScadenza(models.TextChoices):
    APERTA = "APERTA", "Aperta"
    RISPETTATA = "RISPETTATA", "Rispettata"
    SCADUTA = "SCADUTA", "Scaduta"
    NON_DOVUTA = "NON_DOVUTA", "Non dovuta"
    SOSPESA = "SOSPESA", "Sospesa"


class Scadenza(models.Model):
    """One term running, or that ran, on a case: `termine` is the last good day.

    `riferimento` is the key of what it runs for (a report to INPS, a version of the Patto) where a case may have several.
    """

    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="scadenze")
    codice = models.CharField("termine", max_length=3, choices=CodiceTermine)
    riferimento = models.UUIDField("per che cosa", null=True, blank=True)
    decorrenza = models.DateField("decorrenza")
    termine = models.DateField("scade il")
    stato = models.CharField("stato", max_length=12, choices=StatoScadenza, default=StatoScadenza.APERTA)
    chiusa_il = models.DateField("chiusa il", null=True, blank=True)

    class Meta:
        verbose_name = "scadenza"
        verbose_name_plural = "scadenze"
        constraints = [
            models.UniqueConstraint(
                fields=["caso", "codice", "riferimento"],
                condition=Q(stato="APERTA"),
                nulls_distinct=False,
                name="one_open_scadenza_per_codice",
            )
        ]
        indexes = [models.Index(fields=["caso", "termine"], condition=Q(stato="APERTA"), name="scadenza_aperta")]

    def __str__(self):
        return f"{self.codice} entro {self.termine}"
