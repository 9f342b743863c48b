import uuid

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Componente
from patti_inclusione.models.caso import Caso


class TipoNotizia(models.TextChoices):
    """What became of a person on a project, and no reason of it."""

    RIFIUTO = "RIFIUTO", "Non ha aderito"
    SENZA_RISPOSTA = "SENZA_RISPOSTA", "Non ha risposto alla proposta"
    ASSENZE_RICHIAMO = "ASSENZE_RICHIAMO", "Assenze ingiustificate da richiamare"
    ASSENZE_DECADENZA = "ASSENZE_DECADENZA", "Assenze ingiustificate oltre la soglia"
    COMPLETATO = "COMPLETATO", "Ha completato il progetto"
    INTERROTTO = "INTERROTTO", "Ha interrotto il progetto"


SEGNALABILI = (TipoNotizia.RIFIUTO, TipoNotizia.ASSENZE_DECADENZA)  # art. 7 c. 5 lett. d DL 4/2019
DA_DECIDERE = (*SEGNALABILI, TipoNotizia.SENZA_RISPOSTA, TipoNotizia.ASSENZE_RICHIAMO)


@pghistory.track()
class NotiziaPuc(models.Model):
    """What a project useful to the community tells of a member: each fact once, however often it is told.

    `partecipazione` is the key of the participation, and `progetto` the code of the project, in the function that keeps them.
    `motivo` is why the Case manager closed it without doing what it asks.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="notizie_puc")
    componente = models.ForeignKey(Componente, models.PROTECT, verbose_name="persona", related_name="notizie_puc")
    tipo = models.CharField("che cosa", max_length=20, choices=TipoNotizia)
    partecipazione = models.UUIDField("partecipazione")
    progetto = models.CharField("progetto", max_length=20)
    il = models.DateField("il")
    arrivata_il = models.DateTimeField("arrivata il", db_default=Now())
    chiusa_il = models.DateTimeField("chiusa il", null=True, blank=True)
    chiusa_da = models.ForeignKey(
        Accreditamento, models.PROTECT, null=True, blank=True, verbose_name="chiusa da", related_name="notizie_puc"
    )
    motivo = models.CharField("perché", max_length=300, blank=True)

    class Meta:
        verbose_name = "notizia di un progetto"
        verbose_name_plural = "notizie dei progetti"
        constraints = [
            models.UniqueConstraint(fields=["partecipazione", "tipo"], name="one_notizia_puc_per_fact"),
            models.CheckConstraint(
                name="notizia_puc_closed_iff_motivo",
                condition=Q(chiusa_il=None, chiusa_da=None, motivo="")
                | Q(chiusa_il__isnull=False, chiusa_da__isnull=False) & ~Q(motivo=""),
            ),
        ]

    def __str__(self):
        return self.tipo

    @property
    def segnalabile(self) -> bool:
        return self.tipo in SEGNALABILI
