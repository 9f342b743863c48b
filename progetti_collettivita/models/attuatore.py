import uuid

import pghistory
from django.db import models
from django.db.models import F, Q

from progetti_collettivita.models.codici import TipoAttuatore
from progetti_collettivita.models.puc import Puc


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class SoggettoAttuatore(models.Model):
    """Who carries the project out: the Comune itself, another public body, a Third-sector body chosen by public procedure.

    Of all but a Comune a convention is wanted before the project starts, and it may not lapse before the project ends.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    puc = models.ForeignKey(Puc, models.CASCADE, verbose_name="progetto", related_name="attuatori")
    tipo = models.CharField("tipo", max_length=20, choices=TipoAttuatore)
    denominazione = models.CharField("denominazione", max_length=160)
    codice_fiscale = models.CharField("codice fiscale dell'ente", max_length=16, db_collation="C")
    pec = models.EmailField("PEC", blank=True)
    referente = models.CharField("referente", max_length=120, blank=True)
    convenzione_numero = models.CharField("convenzione: numero", max_length=60, blank=True)
    convenzione_data = models.DateField("convenzione: data", null=True, blank=True)
    convenzione_scadenza = models.DateField("convenzione: scade il", null=True, blank=True)

    class Meta:
        verbose_name = "soggetto attuatore"
        verbose_name_plural = "soggetti attuatori"
        ordering = ["denominazione", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["puc", "codice_fiscale"], name="one_attuatore_per_puc"),
            models.CheckConstraint(
                name="attuatore_codice_fiscale", condition=Q(codice_fiscale__regex=r"^([0-9]{11}|[A-Z0-9]{16})$")
            ),
            models.CheckConstraint(
                name="attuatore_convenzione_dates", condition=Q(convenzione_data__lte=F("convenzione_scadenza"))
            ),
        ]

    def __str__(self):
        return self.denominazione

    @property
    def wants_convenzione(self) -> bool:
        return self.tipo != TipoAttuatore.COMUNE
