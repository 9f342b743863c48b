import uuid

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from controlli_anagrafici.models.controllo import Controllo


class TipoComunicazione(models.TextChoices):
    ESITO_CONTROLLO = "ESITO_CONTROLLO", "Esito del controllo"
    SEGNALAZIONE_MANCANZA_REQUISITI = "SEGNALAZIONE_MANCANZA_REQUISITI", "Segnalazione di requisiti mancanti"
    RETTIFICA = "RETTIFICA", "Rettifica"
    ANNULLAMENTO = "ANNULLAMENTO", "Annullamento"


class StatoComunicazioneControllo(models.TextChoices):
    DA_INVIARE = "DA_INVIARE", "Da mandare"
    INVIATA = "INVIATA", "Mandata, senza ricevuta"
    RICEVUTA = "RICEVUTA", "Ricevuta da INPS"
    ACQUISITA = "ACQUISITA", "Acquisita da INPS"
    RIFIUTATA = "RIFIUTATA", "Rifiutata da INPS"


_C = StatoComunicazioneControllo


@pghistory.track()
class ComunicazioneControllo(models.Model):
    """What INPS is told of the outcome of a check (art. 5 c. 4 DL 4/2019), and what it answered.

    The key of the row is the Idempotency-Key and the `id_comunicazione`: one effect however often sent. `contenuto` is
    frozen when the act is done: what was approved is what leaves.
    """

    MOVES = {
        _C.DA_INVIARE: {_C.INVIATA},
        _C.INVIATA: {_C.INVIATA, _C.RICEVUTA, _C.RIFIUTATA},
        _C.RICEVUTA: {_C.ACQUISITA, _C.RIFIUTATA},
        _C.ACQUISITA: set(),
        _C.RIFIUTATA: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controllo = models.ForeignKey(Controllo, models.CASCADE, verbose_name="controllo", related_name="comunicazioni")
    tipo = models.CharField("tipo", max_length=35, choices=TipoComunicazione)
    precedente = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="rettifica", related_name="rettifiche"
    )
    contenuto = models.JSONField("contenuto")
    stato = models.CharField("stato", max_length=12, choices=StatoComunicazioneControllo, default=_C.DA_INVIARE)
    termine = models.DateField("entro il", null=True, blank=True)
    creata_il = models.DateTimeField("creata il", db_default=Now())
    inviata_il = models.DateTimeField("mandata il", null=True, blank=True)
    ricevuta_il = models.DateTimeField("ricevuta il", null=True, blank=True)
    protocollo = models.CharField("protocollo di INPS", max_length=60, blank=True)
    id_inps = models.CharField("numero di INPS", max_length=60, blank=True)
    codice_rifiuto = models.CharField("codice del rifiuto", max_length=40, blank=True)
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
