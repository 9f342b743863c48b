import uuid

import pghistory
from django.db import models
from django.db.models import Q

from accounts.models import Accreditamento
from controlli_anagrafici.models.controllo import Controllo


class CanaleConvocazione(models.TextChoices):
    RACCOMANDATA = "RACCOMANDATA", "Raccomandata"
    PEC = "PEC", "PEC"
    MANO = "MANO", "Consegna a mano"
    EMAIL = "EMAIL", "E-mail"


class EsitoConvocazione(models.TextChoices):
    PRESENTATO = "PRESENTATO", "Si è presentato"
    NON_PRESENTATO = "NON_PRESENTATO", "Non si è presentato"
    GIUSTIFICATO = "GIUSTIFICATO", "Assente giustificato"


@pghistory.track()
class ConvocazioneControllo(models.Model):
    """The person called to say where he lived, when the registers do not (30 days: accordo n. 560 of 2019)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controllo = models.ForeignKey(Controllo, models.CASCADE, verbose_name="controllo", related_name="convocazioni")
    data_convocazione = models.DateField("convocato il")
    data_colloquio = models.DateField("da sentire il")
    canale = models.CharField("come", max_length=15, choices=CanaleConvocazione)
    esito = models.CharField("esito", max_length=15, choices=EsitoConvocazione, blank=True)
    note = models.TextField("che cosa ha detto o portato", blank=True, max_length=2000)
    convocato_da = models.ForeignKey(Accreditamento, models.PROTECT, verbose_name="convocato da", related_name="+")

    class Meta:
        verbose_name = "convocazione per il controllo"
        verbose_name_plural = "convocazioni per i controlli"
        ordering = ["-data_convocazione", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["controllo"], condition=Q(esito=""), name="one_convocazione_waiting"),
            models.CheckConstraint(
                name="colloquio_not_before_convocazione",
                condition=Q(data_colloquio__gte=models.F("data_convocazione")),
            ),
        ]

    def __str__(self):
        return str(self.data_convocazione)
