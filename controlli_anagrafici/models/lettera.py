import uuid

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from controlli_anagrafici.models.controllo import Controllo
from controlli_anagrafici.models.convocazione import ConvocazioneControllo
from controlli_anagrafici.models.rinvio import RinvioVerifica
from rdc_platform.documenti.models import Documento


class TipoLettera(models.TextChoices):
    CONVOCAZIONE = "CONVOCAZIONE", "Convocazione"
    RICHIESTA_COMUNE = "RICHIESTA_COMUNE", "Richiesta a un altro Comune"
    ESITO_NEGATIVO = "ESITO_NEGATIVO", "Comunicazione dell'esito negativo"


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class LetteraControllo(models.Model):
    """A letter of the check as a PDF, made once by the worker from what was written when it was asked for."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controllo = models.ForeignKey(Controllo, models.CASCADE, verbose_name="controllo", related_name="lettere")
    tipo = models.CharField("tipo", max_length=20, choices=TipoLettera)
    convocazione = models.ForeignKey(
        ConvocazioneControllo, models.CASCADE, null=True, blank=True, verbose_name="convocazione", related_name="+"
    )
    rinvio = models.ForeignKey(
        RinvioVerifica, models.CASCADE, null=True, blank=True, verbose_name="richiesta", related_name="+"
    )
    documento = models.ForeignKey(
        Documento, models.PROTECT, null=True, blank=True, verbose_name="documento", related_name="+"
    )
    chiesta_da = models.ForeignKey(Accreditamento, models.PROTECT, verbose_name="chiesta da", related_name="+")
    chiesta_il = models.DateTimeField("chiesta il", db_default=Now())

    class Meta:
        verbose_name = "lettera del controllo"
        verbose_name_plural = "lettere del controllo"
        ordering = ["-chiesta_il"]
        constraints = [
            models.CheckConstraint(
                name="lettera_says_what_it_is_about",
                condition=Q(tipo="CONVOCAZIONE", convocazione__isnull=False, rinvio=None)
                | Q(tipo="RICHIESTA_COMUNE", convocazione=None, rinvio__isnull=False)
                | Q(tipo="ESITO_NEGATIVO", convocazione=None, rinvio=None),
            )
        ]

    def __str__(self):
        return self.tipo
