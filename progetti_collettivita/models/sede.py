import uuid

import pghistory
from django.db import models
from django.db.models import F, Q

from ambiti.models import Comune
from progetti_collettivita.models.codici import GiornoSettimana, Periodicita
from progetti_collettivita.models.puc import Puc


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class SedePuc(models.Model):
    """A place where the project is carried out, in the territory of who answers for it. Who receives there is not published."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    puc = models.ForeignKey(Puc, models.CASCADE, verbose_name="progetto", related_name="sedi")
    denominazione = models.CharField("nome", max_length=120)
    indirizzo = models.CharField("indirizzo", max_length=160)
    cap = models.CharField("CAP", max_length=5)
    comune = models.ForeignKey(Comune, models.PROTECT, verbose_name="Comune", related_name="sedi_puc")
    accessibile_disabili = models.BooleanField("accessibile a chi ha una disabilità", default=False)
    raggiungibile_mezzi = models.BooleanField("raggiungibile con i mezzi pubblici", default=False)
    referente_sede = models.CharField("chi accoglie", max_length=120, blank=True)
    telefono = models.CharField("telefono", max_length=20, blank=True)

    class Meta:
        verbose_name = "sede del progetto"
        verbose_name_plural = "sedi del progetto"
        ordering = ["denominazione", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["puc", "denominazione"], name="one_sede_puc_per_name"),
            models.CheckConstraint(name="sede_puc_cap", condition=Q(cap__regex=r"^[0-9]{5}$")),
        ]

    def __str__(self):
        return self.denominazione


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class FasciaOraria(models.Model):
    """Hours of one day at one place, each week or in some periods of the month; two at one place never overlap."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sede = models.ForeignKey(SedePuc, models.CASCADE, verbose_name="sede", related_name="orari")
    giorno_settimana = models.PositiveSmallIntegerField("giorno", choices=GiornoSettimana)
    ora_inizio = models.TimeField("dalle")
    ora_fine = models.TimeField("alle")
    periodicita = models.CharField("quando", max_length=15, choices=Periodicita, default=Periodicita.SETTIMANALE)

    class Meta:
        verbose_name = "fascia oraria"
        verbose_name_plural = "fasce orarie"
        ordering = ["giorno_settimana", "ora_inizio", "pk"]
        constraints = [
            models.CheckConstraint(name="fascia_begins_before_end", condition=Q(ora_inizio__lt=F("ora_fine"))),
            models.CheckConstraint(name="fascia_giorno_iso", condition=Q(giorno_settimana__range=(1, 7))),
        ]

    def __str__(self):
        return f"{self.get_giorno_settimana_display()} {self.ora_inizio:%H:%M}-{self.ora_fine:%H:%M}"

    @property
    def ore(self) -> float:
        """How long it lasts, in hours."""
        fine, inizio = self.ora_fine, self.ora_inizio
        return (fine.hour * 60 + fine.minute - inizio.hour * 60 - inizio.minute) / 60
