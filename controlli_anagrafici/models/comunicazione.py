import pghistory
from django.db import models
from django.db.models import Q

from controlli_anagrafici.models.controllo import Controllo
from rdc_platform.inps.models import MessaggioInps


class TipoComunicazione(models.TextChoices):
    ESITO_CONTROLLO = "ESITO_CONTROLLO", "Esito del controllo"
    SEGNALAZIONE_MANCANZA_REQUISITI = "SEGNALAZIONE_MANCANZA_REQUISITI", "Segnalazione di requisiti mancanti"
    RETTIFICA = "RETTIFICA", "Rettifica"
    ANNULLAMENTO = "ANNULLAMENTO", "Annullamento"


@pghistory.track()
class ComunicazioneControllo(MessaggioInps):
    """What INPS is told of the outcome of a check (art. 5 c. 4 DL 4/2019), and what it answered.

    The key of the row is the Idempotency-Key and the `id_comunicazione`: one effect however often sent. `contenuto` is
    frozen when the act is done: what was approved is what leaves.
    """

    controllo = models.ForeignKey(Controllo, models.CASCADE, verbose_name="controllo", related_name="comunicazioni")
    tipo = models.CharField("tipo", max_length=35, choices=TipoComunicazione)
    precedente = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="rettifica", related_name="rettifiche"
    )
    contenuto = models.JSONField("contenuto")
    termine = models.DateField("entro il", null=True, blank=True)
    motivo_rifiuto = models.TextField("motivo del rifiuto", blank=True)
    provvedimento = models.CharField("provvedimento di INPS", max_length=20, blank=True)
    provvedimento_il = models.DateField("provvedimento del", null=True, blank=True)
    provvedimento_decorrenza = models.DateField("decorrenza", null=True, blank=True)

    class Meta:
        verbose_name = "comunicazione dell'esito"
        verbose_name_plural = "comunicazioni degli esiti"
        ordering = ["-creata_il"]
        constraints = [
            models.CheckConstraint(
                name="comunicazione_controllo_rifiutata_has_motivo",
                condition=~Q(stato="RIFIUTATA") | ~Q(motivo_rifiuto=""),
            ),
            models.CheckConstraint(
                name="comunicazione_controllo_rettifica_has_precedente",
                condition=~Q(tipo__in=["RETTIFICA", "ANNULLAMENTO"]) | ~Q(precedente=None),
            ),
        ]

    def __str__(self):
        return f"{self.tipo} {self.stato}"
