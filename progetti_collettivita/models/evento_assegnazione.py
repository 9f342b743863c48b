from django.db import models

from accounts.models import FattoDelDiario
from progetti_collettivita.models.assegnazione import AssegnazionePuc
from progetti_collettivita.models.stati import StatoAssegnazionePuc
from rdc_platform.documenti.models import Documento


class EventoAssegnazione(FattoDelDiario):
    """One fact of a participation, append-only; its letter too, whose file the worker makes.

    `nota` is of whoever follows the family: the Responsabile PUC never reads it.
    """

    assegnazione = models.ForeignKey(
        AssegnazionePuc, models.CASCADE, verbose_name="assegnazione", related_name="eventi", db_index=False
    )
    nota = models.CharField("nota per chi segue la famiglia", max_length=500, blank=True)
    a_stato = models.CharField("a", max_length=12, choices=StatoAssegnazionePuc, blank=True)
    documento = models.ForeignKey(
        Documento, models.PROTECT, null=True, blank=True, verbose_name="lettera", related_name="+"
    )

    class Meta:
        verbose_name = "evento della partecipazione"
        verbose_name_plural = "eventi della partecipazione"
        indexes = [models.Index(fields=["assegnazione", "-istante"], name="evento_assegnazione_istante")]
