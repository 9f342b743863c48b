import uuid
from datetime import date, datetime

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from progetti_collettivita.models.assegnazione import AssegnazionePuc
from rdc_platform import calendario


class TipoComunicazioneInail(models.TextChoices):
    """What INAIL is told of who takes part; a VARIAZIONE says that he goes on for longer, and nothing else changes for it."""

    ATTIVAZIONE = "ATTIVAZIONE", "Inizio"
    VARIAZIONE = "VARIAZIONE", "Proroga"
    CESSAZIONE = "CESSAZIONE", "Fine"


class StatoComunicazioneInail(models.TextChoices):
    """TARDIVA: of a start, that came on the day or after and insures nobody; of the others, that counts and came late."""

    DA_INVIARE = "DA_INVIARE", "Da inviare"
    INVIATA = "INVIATA", "Inviata"
    CONFERMATA = "CONFERMATA", "Confermata"
    SCARTATA = "SCARTATA", "Scartata"
    TARDIVA = "TARDIVA", "Tardiva"


_S = StatoComunicazioneInail
RISPOSTE = (_S.CONFERMATA, _S.SCARTATA, _S.TARDIVA)
IN_ATTESA = (_S.DA_INVIARE, _S.INVIATA)
VIVE = (*IN_ATTESA, _S.CONFERMATA)


def count_ritardo(entro: date, inviata: datetime | None) -> int:
    """Days between the last good one and the day, in Italy, on which it left; of what waits, today."""
    partita = calendario.rome_date(inviata) if inviata else calendario.today()
    return max(0, (partita - entro).days)


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class ComunicazioneInail(models.Model):
    """What INAIL was told of a participation, and what it answered (INAIL circ. 10/2020).

    `id` is the key under which INAIL takes it once. `data_evento` is the first day of a start, the last of an end, the last
    expected of who goes on; `entro` the last day on which it comes in time. `superata_il`: another was told in its place.
    """

    MOVES = {
        _S.DA_INVIARE: {_S.INVIATA},
        _S.INVIATA: {*RISPOSTE},
        _S.CONFERMATA: set(),
        _S.SCARTATA: set(),
        _S.TARDIVA: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assegnazione = models.ForeignKey(
        AssegnazionePuc, models.PROTECT, verbose_name="assegnazione", related_name="comunicazioni_inail"
    )
    tipo = models.CharField("che cosa", max_length=15, choices=TipoComunicazioneInail)
    data_evento = models.DateField("dal, o al")
    entro = models.DateField("entro il")
    stato = models.CharField("stato", max_length=15, choices=StatoComunicazioneInail, default=_S.DA_INVIARE)
    data_ora_invio = models.DateTimeField("inviata il", null=True, blank=True)
    id_flusso = models.CharField("flusso", max_length=40, blank=True)
    riscontro_il = models.DateTimeField("riscontro del", null=True, blank=True)
    codice_errore = models.CharField("codice dello scarto", max_length=40, blank=True)
    dettaglio_errore = models.CharField("perché è scartata", max_length=300, blank=True)
    superata_il = models.DateTimeField("superata il", null=True, blank=True)
    creata_il = models.DateTimeField("creata il", db_default=Now())

    class Meta:
        verbose_name = "comunicazione a INAIL"
        verbose_name_plural = "comunicazioni a INAIL"
        constraints = [
            models.UniqueConstraint(
                fields=["assegnazione", "tipo"],
                condition=Q(superata_il=None, stato__in=VIVE),
                name="one_comunicazione_inail_viva",
            ),
            models.CheckConstraint(
                name="comunicazione_inail_scartata_iff_codice", condition=Q(stato="SCARTATA") ^ Q(codice_errore="")
            ),
            models.CheckConstraint(
                name="comunicazione_inail_inviata_iff_flusso",
                condition=Q(stato="DA_INVIARE", data_ora_invio=None, id_flusso="")
                | ~Q(stato="DA_INVIARE") & Q(data_ora_invio__isnull=False) & ~Q(id_flusso=""),
            ),
            models.CheckConstraint(
                name="comunicazione_inail_risposta_iff_riscontro",
                condition=Q(stato__in=RISPOSTE) ^ Q(riscontro_il=None),
            ),
        ]
        indexes = [
            models.Index(fields=["entro"], condition=Q(stato__in=IN_ATTESA), name="comunicazione_inail_attesa"),
        ]

    def __str__(self):
        return str(self.pk)

    @property
    def ritardo(self) -> int:
        """Days after the last good one on which it left, or waits still; none where it came in time."""
        return count_ritardo(self.entro, self.data_ora_invio)
