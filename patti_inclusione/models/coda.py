"""The queue as the Coordinatore reads it: one narrow row for each case, kept by the database itself (ADR 0022)."""

from django.db import models

from accounts.models import Accreditamento
from ambiti.models import Comune
from patti_inclusione.models.caso import Caso, StatoCaso


class RigaCoda(models.Model):
    """What the lists of the Coordinatore filter, order and count by, of one case; the truth stands elsewhere.

    Triggers on Caso, Nucleo, Scadenza and Assegnazione write it in the transaction of whatever changed them, and nobody
    else may. `convocare_entro` is the T02 that still waits, lapsed or not; `case_manager` who has the case now.
    """

    caso = models.OneToOneField(
        Caso, models.DO_NOTHING, primary_key=True, verbose_name="caso", related_name="riga", db_constraint=False
    )
    comune = models.ForeignKey(
        Comune, models.DO_NOTHING, verbose_name="Comune", related_name="righe_coda", db_constraint=False, db_index=False
    )
    case_manager = models.ForeignKey(
        Accreditamento,
        models.DO_NOTHING,
        null=True,
        verbose_name="Case manager",
        related_name="righe_coda",
        db_constraint=False,
        db_index=False,
    )
    stato = models.CharField("stato", max_length=25, choices=StatoCaso)
    persone = models.PositiveSmallIntegerField("persone")
    arrivato_il = models.DateTimeField("arrivato il")
    convocare_entro = models.DateField("convocare entro", null=True)

    class Meta:
        verbose_name = "riga della coda"
        verbose_name_plural = "righe della coda"
        indexes = [
            models.Index(fields=["convocare_entro", "caso"], name="riga_coda_termine"),
            models.Index(fields=["comune"], name="riga_coda_comune"),
        ]  # none on `stato` nor on who has it: acts change nothing else, and then no index is written
