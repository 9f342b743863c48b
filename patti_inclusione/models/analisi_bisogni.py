"""Needs as check-lists by area, and the synthesis confirmed by hand."""

import pghistory
from django.db import models

from ambiti.models import Componente
from patti_inclusione.models.analisi import AnalisiPreliminare
from patti_inclusione.models.analisi_codici import AreaBisogno
from patti_inclusione.models.analisi_scale import Gravita, Risorsa
from patti_inclusione.models.analisi_sezioni import FATTI, libero, scelta


@pghistory.track()
class BisognoRilevato(models.Model):
    """One item of the catalogue that concerns some members, or the whole nucleo; `voce` is its code."""

    analisi = models.ForeignKey(AnalisiPreliminare, models.CASCADE, verbose_name="analisi", related_name="bisogni")
    area = models.CharField("area", max_length=20, choices=AreaBisogno)
    voce = models.CharField("voce", max_length=40)
    nucleo_intero = models.BooleanField("riguarda tutta la famiglia", default=False)
    componenti = models.ManyToManyField(Componente, blank=True, verbose_name="riguarda", related_name="bisogni")
    gravita = scelta("gravità", Gravita)
    motivi = models.JSONField("perché non rilevato", default=dict, blank=True)
    nota = libero("nota", FATTI)

    class Meta:
        verbose_name = "bisogno rilevato"
        verbose_name_plural = "bisogni rilevati"
        constraints = [models.UniqueConstraint(fields=["analisi", "voce"], name="one_bisogno_per_voce")]

    def __str__(self):
        return self.voce


@pghistory.track()
class SintesiArea(models.Model):
    """The need and the resources of the nucleo in one area, as the Case manager confirms them."""

    analisi = models.ForeignKey(AnalisiPreliminare, models.CASCADE, verbose_name="analisi", related_name="sintesi")
    area = models.CharField("area", max_length=20, choices=AreaBisogno)
    bisogno = scelta("bisogno", Gravita)
    risorsa = scelta("risorse", Risorsa)
    motivi = models.JSONField("perché non rilevato", default=dict, blank=True)
    nota = libero("nota", FATTI)

    class Meta:
        verbose_name = "sintesi di un'area"
        verbose_name_plural = "sintesi delle aree"
        constraints = [models.UniqueConstraint(fields=["analisi", "area"], name="one_sintesi_per_area")]

    def __str__(self):
        return self.area
