from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from patti_inclusione.models.patto_codici import StatoSostegno
from patti_inclusione.models.patto_contenuto import Sostegno


class PassaggioSostegno(models.Model):
    """One change of state of a support of a Patto in force, with its day and its reason: append-only."""

    sostegno = models.ForeignKey(Sostegno, models.CASCADE, verbose_name="sostegno", related_name="passaggi")
    da_stato = models.CharField("da", max_length=16, choices=StatoSostegno)
    a_stato = models.CharField("a", max_length=16, choices=StatoSostegno)
    giorno = models.DateField("giorno")
    motivo = models.CharField("perché", max_length=300, blank=True)
    accreditamento = models.ForeignKey(
        Accreditamento, models.PROTECT, verbose_name="chi", related_name="passaggi_sostegni"
    )
    istante = models.DateTimeField("scritto il", db_default=Now())

    class Meta:
        verbose_name = "passaggio di un sostegno"
        verbose_name_plural = "passaggi dei sostegni"
        ordering = ["istante", "pk"]
        constraints = [
            models.CheckConstraint(name="passaggio_changes_stato", condition=~Q(da_stato=F("a_stato"))),
            models.CheckConstraint(
                name="attesa_has_motivo",
                condition=~Q(a_stato__in=["IN_LISTA_ATTESA", "NON_DISPONIBILE"]) | ~Q(motivo=""),
            ),
        ]

    def __str__(self):
        return f"{self.da_stato} › {self.a_stato}"
