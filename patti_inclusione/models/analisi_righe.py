"""The groups of an Analisi preliminare that repeat. `ordine` is the place on the page, and what a saving recognises a row by."""

import pghistory
from django.db import models
from django.db.models import Q

from ambiti.models import Componente
from patti_inclusione.models.analisi import AnalisiPreliminare
from patti_inclusione.models.analisi_codici import Collocazione, ServizioRete, TipoCarico
from patti_inclusione.models.analisi_sezioni import scelta


class Riga(models.Model):
    ordine = models.PositiveSmallIntegerField("ordine")

    class Meta:
        abstract = True
        ordering = ["ordine"]

    def __str__(self):
        return str(self.ordine)


@pghistory.track()
class ServizioAttivo(Riga):
    """A service that already follows a member, or the family."""

    analisi = models.ForeignKey(AnalisiPreliminare, models.CASCADE, verbose_name="analisi", related_name="servizi")
    tipo_servizio = scelta("servizio", ServizioRete)
    ente = models.CharField("ente", max_length=160, blank=True)
    referente = models.CharField("persona di riferimento", max_length=160, blank=True)
    dal = models.DateField("da quando", null=True, blank=True)
    componente = models.ForeignKey(
        Componente, models.PROTECT, null=True, blank=True, verbose_name="chi segue", related_name="servizi_attivi"
    )

    class Meta(Riga.Meta):
        verbose_name = "servizio attivo"
        verbose_name_plural = "servizi attivi"
        constraints = [models.UniqueConstraint(fields=["analisi", "ordine"], name="one_servizio_per_ordine")]


@pghistory.track()
class ConviventeEsterno(Riga):
    """Someone who lives with the family and is not of the nucleo: as little as serves to know who is at home."""

    analisi = models.ForeignKey(AnalisiPreliminare, models.CASCADE, verbose_name="analisi", related_name="conviventi")
    nome = models.CharField("nome", max_length=80, blank=True)
    anno_nascita = models.PositiveSmallIntegerField("anno di nascita", null=True, blank=True)
    legame = models.CharField("legame con la famiglia", max_length=80, blank=True)

    class Meta(Riga.Meta):
        verbose_name = "convivente fuori dal nucleo"
        verbose_name_plural = "conviventi fuori dal nucleo"
        constraints = [models.UniqueConstraint(fields=["analisi", "ordine"], name="one_convivente_per_ordine")]


@pghistory.track()
class MinoreFuoriFamiglia(Riga):
    """A child of the family who lives elsewhere."""

    analisi = models.ForeignKey(AnalisiPreliminare, models.CASCADE, verbose_name="analisi", related_name="minori_fuori")
    nome = models.CharField("nome", max_length=80, blank=True)
    anno_nascita = models.PositiveSmallIntegerField("anno di nascita", null=True, blank=True)
    collocazione = scelta("dove vive", Collocazione)
    dal = models.DateField("da quando", null=True, blank=True)

    class Meta(Riga.Meta):
        verbose_name = "minorenne fuori dalla famiglia"
        verbose_name_plural = "minorenni fuori dalla famiglia"
        constraints = [models.UniqueConstraint(fields=["analisi", "ordine"], name="one_minore_fuori_per_ordine")]


@pghistory.track()
class Gravidanza(Riga):
    analisi = models.ForeignKey(AnalisiPreliminare, models.CASCADE, verbose_name="analisi", related_name="gravidanze")
    componente = models.ForeignKey(
        Componente, models.PROTECT, null=True, blank=True, verbose_name="chi", related_name="gravidanze"
    )
    data_presunta = models.DateField("data presunta del parto", null=True, blank=True)

    class Meta(Riga.Meta):
        verbose_name = "gravidanza"
        verbose_name_plural = "gravidanze"
        constraints = [models.UniqueConstraint(fields=["analisi", "ordine"], name="one_gravidanza_per_ordine")]


@pghistory.track()
class CaricoCura(Riga):
    """A person who needs care, and who gives it; `ore_settimana` in hours a week."""

    analisi = models.ForeignKey(AnalisiPreliminare, models.CASCADE, verbose_name="analisi", related_name="carichi")
    assistito = models.ForeignKey(
        Componente, models.PROTECT, null=True, blank=True, verbose_name="chi è assistito", related_name="cure_ricevute"
    )
    assistito_esterno = models.CharField(
        "o una persona fuori dalla famiglia", max_length=80, blank=True, help_text="Per esempio: la nonna materna."
    )
    tipo = scelta("tipo di cura", TipoCarico)
    assiste = models.ForeignKey(
        Componente, models.PROTECT, null=True, blank=True, verbose_name="chi assiste", related_name="cure_date"
    )
    ore_settimana = models.PositiveSmallIntegerField("ore alla settimana", null=True, blank=True)

    class Meta(Riga.Meta):
        verbose_name = "carico di cura"
        verbose_name_plural = "carichi di cura"
        constraints = [
            models.UniqueConstraint(fields=["analisi", "ordine"], name="one_carico_per_ordine"),
            models.CheckConstraint(
                name="ore_settimana_within_a_week", condition=Q(ore_settimana=None) | Q(ore_settimana__lte=168)
            ),
        ]
