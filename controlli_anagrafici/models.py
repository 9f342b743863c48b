import uuid

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from accounts.models.incarico import GIVEN_AND_TAKEN, Incarico, by_object_and_time, one_row_each
from ambiti.models import Comune, Nucleo


class StatoControllo(models.TextChoices):
    DA_ASSEGNARE = "DA_ASSEGNARE", "Da assegnare"
    ASSEGNATO = "ASSEGNATO", "Assegnato"


class RequisitoCittadinanza(models.TextChoices):
    """Art. 2 c. 1 a DL 4/2019: what the richiedente claims."""

    ITA = "ITA", "Cittadino italiano"
    UE = "UE", "Cittadino dell'Unione europea"
    FAM_UE = "FAM_UE", "Familiare di cittadino italiano o UE"
    UE_LUNGO = "UE_LUNGO", "Permesso UE per soggiornanti di lungo periodo"
    PROT_INT = "PROT_INT", "Protezione internazionale"
    APOLIDE = "APOLIDE", "Apolide"


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Controllo(models.Model):
    """The check on residence and stay of the richiedente of one domanda, for the Comune of residence at the domanda.

    A later move does not move the check: `comune_competente` never changes (accordo Stato-città n. 560 of 2019).
    """

    MOVES = {
        StatoControllo.DA_ASSEGNARE: {StatoControllo.ASSEGNATO},
        StatoControllo.ASSEGNATO: {StatoControllo.ASSEGNATO, StatoControllo.DA_ASSEGNARE},
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nucleo = models.OneToOneField(Nucleo, models.PROTECT, verbose_name="nucleo", related_name="controllo")
    comune_competente = models.ForeignKey(
        Comune, models.PROTECT, verbose_name="Comune competente", related_name="controlli"
    )
    requisito_cittadinanza = models.CharField("requisito dichiarato", max_length=10, choices=RequisitoCittadinanza)
    stato = models.CharField("stato", max_length=15, choices=StatoControllo, default=StatoControllo.DA_ASSEGNARE)
    responsabile = models.ForeignKey(
        Accreditamento, models.PROTECT, null=True, blank=True, verbose_name="Responsabile", related_name="controlli"
    )
    data_riferimento = models.DateField("data di riferimento", help_text="la data della domanda")
    data_scadenza = models.DateField("scade il")
    arrivato_il = models.DateTimeField("arrivato il", db_default=Now())

    class Meta:
        verbose_name = "controllo anagrafico"
        verbose_name_plural = "controlli anagrafici"
        permissions = [("responsabile_anagrafici_controllo", "Responsabile del controllo")]
        constraints = [
            models.CheckConstraint(
                name="assegnato_iff_responsabile", condition=Q(stato="ASSEGNATO") ^ Q(responsabile__isnull=True)
            )
        ]
        indexes = [models.Index(fields=["comune_competente", "stato", "data_scadenza"], name="controllo_coda")]

    def __str__(self):
        return str(self.pk)


@pghistory.track(*GIVEN_AND_TAKEN, meta=by_object_and_time())
class IncaricoControllo(Incarico):
    """A Responsabile on the check assigned to him."""

    content_object = models.ForeignKey(Controllo, models.CASCADE, related_name="incarichi")

    class Meta(Incarico.Meta):
        abstract = False
        unique_together = []
        constraints = one_row_each()
