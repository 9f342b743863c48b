import uuid

from django.db import models
from django.db.models.functions import Now


class StatoMessaggioInps(models.TextChoices):
    DA_INVIARE = "DA_INVIARE", "Da mandare"
    INVIATA = "INVIATA", "Mandata, senza ricevuta"
    RICEVUTA = "RICEVUTA", "Ricevuta da INPS"
    ACQUISITA = "ACQUISITA", "Acquisita da INPS"
    RIFIUTATA = "RIFIUTATA", "Rifiutata da INPS"


_S = StatoMessaggioInps


class MessaggioInps(models.Model):
    """What INPS is told of one thing, and what it answered; its steps are in `rdc_platform.inps.services`.

    Whose it is adds what it is about, and `motivo_rifiuto`: the reason of a refusal, in words.
    """

    MOVES = {
        _S.DA_INVIARE: {_S.INVIATA, _S.RIFIUTATA},
        _S.INVIATA: {_S.INVIATA, _S.RICEVUTA, _S.RIFIUTATA},
        _S.RICEVUTA: {_S.ACQUISITA, _S.RIFIUTATA},
        _S.ACQUISITA: set(),
        _S.RIFIUTATA: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    stato = models.CharField("stato", max_length=12, choices=StatoMessaggioInps, default=_S.DA_INVIARE)
    creata_il = models.DateTimeField("creata il", db_default=Now())
    inviata_il = models.DateTimeField("mandata il", null=True, blank=True)
    ricevuta_il = models.DateTimeField("ricevuta il", null=True, blank=True)
    protocollo = models.CharField("protocollo di INPS", max_length=60, blank=True)
    id_inps = models.CharField("numero di INPS", max_length=60, blank=True)
    codice_rifiuto = models.CharField("codice del rifiuto", max_length=40, blank=True)

    class Meta:
        abstract = True
