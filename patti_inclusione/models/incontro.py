"""The meetings by which a Patto is followed: planned by its frequency, convened, held, evaluated (spec §4.6)."""

import uuid

import pghistory
from django.db import models
from django.db.models import Q

from ambiti.models import Componente
from patti_inclusione.models.caso import Caso
from patti_inclusione.models.convocazione import Convocazione, ModalitaIncontro
from patti_inclusione.models.patto import Patto
from patti_inclusione.models.patto_contenuto import Impegno, ObiettivoGenerale


class StatoIncontro(models.TextChoices):
    PIANIFICATO = "PIANIFICATO", "In programma"
    SVOLTO = "SVOLTO", "Svolto"
    ANNULLATO = "ANNULLATO", "Annullato"
    RINVIATO = "RINVIATO", "Rinviato"
    NON_PRESENTATI = "NON_PRESENTATI", "Nessuno si è presentato"


_S = StatoIncontro
VALUTABILI = {_S.SVOLTO, _S.NON_PRESENTATI}  # what was seen of the commitments can be written also if nobody came


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Incontro(models.Model):
    """A meeting on a Patto.

    The platform proposes the days; `confermato` is a meeting that the Case manager put there or moved, which a new plan
    leaves alone. `convocazione` tells the family: it holds who came, and this row has no copy of it.
    """

    MOVES = {
        _S.PIANIFICATO: {_S.SVOLTO, _S.ANNULLATO, _S.RINVIATO, _S.NON_PRESENTATI},
        _S.SVOLTO: set(),
        _S.ANNULLATO: set(),
        _S.RINVIATO: set(),
        _S.NON_PRESENTATI: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="incontri")
    patto = models.ForeignKey(Patto, models.CASCADE, verbose_name="versione del Patto", related_name="incontri")
    data = models.DateField("giorno")
    ora = models.TimeField("ora", null=True, blank=True)
    durata_min = models.PositiveSmallIntegerField("durata", default=60, help_text="minuti")
    modalita = models.CharField("modalità", max_length=10, choices=ModalitaIncontro, default=ModalitaIncontro.PRESENZA)
    luogo = models.CharField("luogo", max_length=200, blank=True)
    convocati = models.ManyToManyField(Componente, verbose_name="persone attese", related_name="incontri", blank=True)
    obiettivi = models.ManyToManyField(
        ObiettivoGenerale, verbose_name="obiettivi da guardare", related_name="incontri", blank=True
    )
    impegni = models.ManyToManyField(Impegno, verbose_name="impegni da valutare", related_name="incontri", blank=True)
    confermato = models.BooleanField("deciso dal Case manager", default=False)
    stato = models.CharField("stato", max_length=15, choices=StatoIncontro, default=StatoIncontro.PIANIFICATO)
    motivo = models.CharField("perché non si fa", max_length=300, blank=True)
    convocazione = models.OneToOneField(
        Convocazione, models.SET_NULL, null=True, blank=True, verbose_name="convocazione", related_name="incontro"
    )

    class Meta:
        verbose_name = "incontro"
        verbose_name_plural = "incontri"
        ordering = ["data", "ora", "pk"]
        constraints = [
            models.CheckConstraint(
                name="incontro_held_has_convocazione",
                condition=~Q(stato__in=[_S.SVOLTO, _S.NON_PRESENTATI]) | Q(convocazione__isnull=False),
            ),
            models.CheckConstraint(
                name="incontro_off_has_motivo", condition=~Q(stato__in=[_S.ANNULLATO, _S.RINVIATO]) | ~Q(motivo="")
            ),
            models.CheckConstraint(
                name="incontro_convoked_has_ora", condition=Q(convocazione=None) | Q(ora__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["caso", "data"], name="incontro_caso_data")]

    def __str__(self):
        return f"Incontro del {self.data:%d/%m/%Y}"

    @property
    def proposta(self) -> bool:
        """In the plan, and the family was not told."""
        return self.stato == StatoIncontro.PIANIFICATO and self.convocazione_id is None
