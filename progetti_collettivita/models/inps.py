import uuid

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from progetti_collettivita.models.assegnazione import AssegnazionePuc


class FattoPuc(models.TextChoices):
    """What INPS hears of who takes part: no pause, whose reason may be of his health, and no reason of an end."""

    INIZIO = "INIZIO", "Inizio"
    COMPLETAMENTO = "COMPLETAMENTO", "Completamento"
    INTERRUZIONE = "INTERRUZIONE", "Interruzione"


class StatoComunicazionePuc(models.TextChoices):
    DA_INVIARE = "DA_INVIARE", "Da mandare"
    INVIATA = "INVIATA", "Mandata, senza ricevuta"
    RICEVUTA = "RICEVUTA", "Ricevuta da INPS"
    ACQUISITA = "ACQUISITA", "Acquisita da INPS"
    RIFIUTATA = "RIFIUTATA", "Rifiutata da INPS"


_S = StatoComunicazionePuc


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class ComunicazionePuc(models.Model):
    """What INPS was told of a participation (M13; art. 4 c. 15 DL 4/2019), and what it answered. `il` is the day of the fact.

    A refused one stays; told again it is a new row, `tentativo` and key one further.
    """

    MOVES = {
        _S.DA_INVIARE: {_S.INVIATA},
        _S.INVIATA: {_S.INVIATA, _S.RICEVUTA, _S.RIFIUTATA},
        _S.RICEVUTA: {_S.ACQUISITA, _S.RIFIUTATA},
        _S.ACQUISITA: set(),
        _S.RIFIUTATA: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assegnazione = models.ForeignKey(
        AssegnazionePuc, models.PROTECT, verbose_name="assegnazione", related_name="comunicazioni_inps"
    )
    fatto = models.CharField("che cosa", max_length=15, choices=FattoPuc)
    il = models.DateField("il")
    tentativo = models.PositiveSmallIntegerField("tentativo", default=1)
    stato = models.CharField("stato", max_length=12, choices=StatoComunicazionePuc, default=_S.DA_INVIARE)
    inviata_il = models.DateTimeField("mandata il", null=True, blank=True)
    ricevuta_il = models.DateTimeField("ricevuta il", null=True, blank=True)
    protocollo = models.CharField("protocollo di INPS", max_length=60, blank=True)
    id_inps = models.CharField("numero di INPS", max_length=60, blank=True)
    codice_rifiuto = models.CharField("codice del rifiuto", max_length=40, blank=True)
    motivo_rifiuto = models.CharField("perché è rifiutata", max_length=300, blank=True)
    creata_il = models.DateTimeField("creata il", db_default=Now())

    class Meta:
        verbose_name = "comunicazione a INPS di una partecipazione"
        verbose_name_plural = "comunicazioni a INPS delle partecipazioni"
        constraints = [
            models.UniqueConstraint(
                fields=["assegnazione", "fatto", "tentativo"], name="one_comunicazione_puc_per_tentativo"
            ),
            models.UniqueConstraint(
                fields=["assegnazione", "fatto"], condition=~Q(stato="RIFIUTATA"), name="one_comunicazione_puc_viva"
            ),
            models.CheckConstraint(
                name="comunicazione_puc_rifiutata_iff_motivo", condition=Q(stato="RIFIUTATA") ^ Q(motivo_rifiuto="")
            ),
        ]

    def __str__(self):
        return f"{self.fatto} {self.stato}"

    @property
    def chiave(self) -> str:
        """What it goes under, however often it goes."""
        chiave = f"M13-{self.assegnazione_id}-{self.fatto}"
        return chiave if self.tentativo == 1 else f"{chiave}-{self.tentativo}"
