import uuid

from django.db import models
from django.db.models.functions import Now

from accounts.models.accreditamento import Accreditamento
from accounts.models.indicazione import IndicazioneUtente
from ambiti.models import Ambito, Comune


class ImportazioneIndicazione(models.Model):
    """A Comune's letter with its list as a spreadsheet, read row by row and not recorded yet: what the preview shows.

    `righe`: a list of {"riga": number in the sheet, "valori": {column: text}, "errori": {column: reason}}, and "formule":
    [columns] where there were any. Once recorded it stays, with the rows that were left out and why, and those alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, verbose_name="Ambito", related_name="importazioni")
    comune = models.ForeignKey(Comune, models.PROTECT, verbose_name="Comune", related_name="importazioni")
    creata_da = models.ForeignKey(
        Accreditamento, models.PROTECT, verbose_name="caricata da", related_name="importazioni"
    )
    firmatario = models.CharField("firmatario", max_length=160)
    protocollo = models.CharField("protocollo", max_length=40)
    data = models.DateField("data")
    pec_comune = models.EmailField("PEC del Comune", blank=True)
    documento = models.ForeignKey(
        "documenti.Documento", models.PROTECT, verbose_name="lettera firmata", related_name="importazioni"
    )
    righe = models.JSONField("righe lette", default=list)
    indicazione = models.OneToOneField(
        IndicazioneUtente,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="indicazione registrata",
        related_name="importazione",
    )
    creata_il = models.DateTimeField("creata il", db_default=Now())

    class Meta:
        verbose_name = "importazione di un'indicazione"
        verbose_name_plural = "importazioni di indicazioni"

    def __str__(self):
        return str(self.pk)
