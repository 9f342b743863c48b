import uuid

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from patti_inclusione.models.caso import Caso
from patti_inclusione.models.patto import Patto


class CodiceComunicazione(models.TextChoices):
    """What is told to INPS about a case (spec §6.1): what each says, and what its answer moves, stands in `services.messaggi`."""

    M05 = "M05", "Patto firmato"
    M06 = "M06", "Patto non firmato"
    M07 = "M07", "Segnalazione"
    M14 = "M14", "Rettifica di una segnalazione"
    M16 = "M16", "Presa in carico"


class StatoComunicazione(models.TextChoices):
    DA_INVIARE = "DA_INVIARE", "Da mandare"
    INVIATA = "INVIATA", "Mandata, senza ricevuta"
    RICEVUTA = "RICEVUTA", "Ricevuta da INPS"
    RIFIUTATA = "RIFIUTATA", "Rifiutata da INPS"
    RITIRATA = "RITIRATA", "Ritirata prima di partire"


_S = StatoComunicazione
RIMANDABILI = {CodiceComunicazione.M05, CodiceComunicazione.M06, CodiceComunicazione.M16}
NORME = {CodiceComunicazione.M16: "Art. 19 DL 145/2023"}


@pghistory.track(exclude=["contenuto"])
class ComunicazioneInps(models.Model):
    """One message of a case to INPS, and what INPS answered. `chiave` is the Idempotency-Key: one effect however often sent.

    `riferimento` is the key of what it is about: a Patto (M05, M06), a Segnalazione (M07), a Rettifica (M14), an
    Analisi preliminare (M16). A refused one stays; sending again after the correction makes a new row with `tentativo` and key one further.
    `contenuto` is what leaves, as it first left: under one key INPS never hears two things. It is kept for a while.
    """

    MOVES = {
        _S.DA_INVIARE: {_S.INVIATA, _S.RITIRATA, _S.RIFIUTATA},
        _S.INVIATA: {_S.INVIATA, _S.RICEVUTA, _S.RIFIUTATA},
        _S.RICEVUTA: {_S.RIFIUTATA},  # received, then discarded when INPS compared it with what it knows
        _S.RIFIUTATA: set(),
        _S.RITIRATA: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="comunicazioni")
    patto = models.ForeignKey(
        Patto, models.CASCADE, verbose_name="Patto", related_name="comunicazioni", null=True, blank=True
    )
    riferimento = models.UUIDField("che cosa riguarda")
    codice = models.CharField("comunicazione", max_length=3, choices=CodiceComunicazione)
    tentativo = models.PositiveSmallIntegerField("tentativo", default=1)
    chiave = models.CharField("chiave", max_length=120, unique=True)
    stato = models.CharField("stato", max_length=12, choices=StatoComunicazione, default=StatoComunicazione.DA_INVIARE)
    termine = models.DateField("entro il", null=True, blank=True)
    contenuto = models.JSONField("contenuto", null=True, blank=True)
    creata_il = models.DateTimeField("creata il", db_default=Now())
    inviata_il = models.DateTimeField("mandata il", null=True, blank=True)
    protocollo = models.CharField("protocollo di INPS", max_length=60, blank=True)
    ricevuta = models.JSONField("ricevuta", default=dict, blank=True)
    ricevuta_il = models.DateTimeField("ricevuta il", null=True, blank=True)
    acquisita_il = models.DateTimeField("acquisita da INPS il", null=True, blank=True)
    codice_rifiuto = models.CharField("codice del rifiuto", max_length=40, blank=True)
    motivo = models.TextField("motivo del rifiuto", blank=True)

    class Meta:
        verbose_name = "comunicazione a INPS"
        verbose_name_plural = "comunicazioni a INPS"
        constraints = [
            models.UniqueConstraint(
                fields=["riferimento", "codice"],
                condition=~Q(stato__in=["RIFIUTATA", "RITIRATA"]),
                name="one_comunicazione_running",
            ),
            models.CheckConstraint(
                name="comunicazione_rifiutata_has_motivo", condition=~Q(stato="RIFIUTATA") | ~Q(motivo="")
            ),
            models.CheckConstraint(
                name="comunicazione_ricevuta_has_protocollo", condition=~Q(stato="RICEVUTA") | ~Q(protocollo="")
            ),
        ]
        indexes = [models.Index(fields=["caso", "-creata_il"], name="comunicazione_caso")]

    def __str__(self):
        return f"{self.codice} {self.stato}"

    @property
    def rimandabile(self) -> bool:
        """Whether a refused one is sent again as it is; a report goes back to who wrote it, and is approved anew."""
        return self.codice in RIMANDABILI

    @property
    def norma(self) -> str:
        """Where its term is written."""
        return NORME.get(self.codice, "Art. 6 c. 4 lett. b DL 4/2019")
