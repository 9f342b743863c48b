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


class StatoOrologio(models.TextChoices):
    """How a term stands on the day it is looked at, whatever the night's work has written of it."""

    IN_CORSO = "IN_CORSO", "In corso"
    IN_SCADENZA = "IN_SCADENZA", "In scadenza"
    SCADUTA = "SCADUTA", "Scaduta"
    SOSPESA = "SOSPESA", "Sospesa"
    RISPETTATA = "RISPETTATA", "Rispettata"
    NON_DOVUTA = "NON_DOVUTA", "Non dovuta"


class ScadenzaQuerySet(models.QuerySet["Scadenza"]):
    """Reads of the terms that every list shares: none of them may look at `stato` alone, for a lapsed term still waits."""

    def in_corso(self) -> "ScadenzaQuerySet":
        """The terms whose act is still to be done and whose clock does not stand still: lapsed or not."""
        return self.filter(IN_CORSO)


IN_CORSO = Q(chiusa_il=None, stato__in=["APERTA", "SCADUTA"])


class Scadenza(models.Model):
    """One term running, or that ran, on a case: `termine` is the last good day.

    `riferimento` is the key of what it runs for (a report to INPS, a version of the Patto) where a case may have several.
    A term that lapsed goes on waiting for its act until `chiusa_il`: SCADUTA says only that it is late.
    """

    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="scadenze")
    codice = models.CharField("termine", max_length=3, choices=CodiceTermine)
    riferimento = models.UUIDField("per che cosa", null=True, blank=True)
    decorrenza = models.DateField("decorrenza")
    termine = models.DateField("scade il")
    stato = models.CharField("stato", max_length=12, choices=StatoScadenza, default=StatoScadenza.APERTA)
    chiusa_il = models.DateField("chiusa il", null=True, blank=True)

    objects = ScadenzaQuerySet.as_manager()

    class Meta:
        verbose_name = "scadenza"
        verbose_name_plural = "scadenze"
        constraints = [
            models.UniqueConstraint(
                fields=["caso", "codice", "riferimento"],
                condition=Q(chiusa_il=None),
                nulls_distinct=False,
                name="one_open_scadenza_per_codice",
            ),
            models.CheckConstraint(
                name="scadenza_chiusa_iff_finita",
                condition=Q(stato__in=["APERTA", "SOSPESA"], chiusa_il=None)
                | Q(stato__in=["RISPETTATA", "NON_DOVUTA"], chiusa_il__isnull=False)
                | Q(stato="SCADUTA"),
            ),
        ]
        indexes = [
            models.Index(fields=["caso", "termine"], condition=Q(chiusa_il=None), name="scadenza_in_corso"),
            models.Index(fields=["termine"], condition=Q(stato="APERTA"), name="scadenza_aperta"),
        ]

    def __str__(self):
        return f"{self.codice} entro {self.termine}"


class SospensioneTermini(models.Model):
    """The days, both included, in which the clocks of a case stood still because the case did; no `al`: they still do.

    Which terms stand still is said by the rules in force on `dal` (TERMINI_FERMI_CASO_SOSPESO).
    """

    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="sospensioni_termini")
    dal = models.DateField("dal")
    al = models.DateField("al", null=True, blank=True)

    class Meta:
        verbose_name = "sospensione dei termini"
        verbose_name_plural = "sospensioni dei termini"
        constraints = [
            models.UniqueConstraint(fields=["caso"], condition=Q(al=None), name="one_open_sospensione_termini"),
            models.CheckConstraint(
                name="sospensione_termini_dal_before_al", condition=Q(al=None) | Q(al__gte=models.F("dal"))
            ),
        ]

    def __str__(self):
        return f"dal {self.dal}"
