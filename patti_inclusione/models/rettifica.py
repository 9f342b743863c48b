import uuid

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Componente
from patti_inclusione.models.segnalazione import Segnalazione
from patti_inclusione.models.segnalazione_codici import MotivoRettifica, StatoRettifica, TipoRettifica

_R = StatoRettifica
IN_CORSO = [_R.IN_APPROVAZIONE, _R.IN_CODA, _R.INVIATA]


@pghistory.track()
class Rettifica(models.Model):
    """A correction or the withdrawal of a report that INPS has: the report itself keeps what was sent.

    Of a correction only what changes is filled in.
    """

    MOVES = {
        _R.IN_APPROVAZIONE: {_R.RESPINTA, _R.IN_CODA},
        _R.RESPINTA: set(),
        _R.IN_CODA: {_R.INVIATA},
        _R.INVIATA: {_R.INVIATA, _R.ACQUISITA, _R.SCARTATA},
        _R.ACQUISITA: set(),
        _R.SCARTATA: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    segnalazione = models.ForeignKey(
        Segnalazione, models.CASCADE, verbose_name="segnalazione", related_name="rettifiche"
    )
    tipo = models.CharField("che cosa fa", max_length=20, choices=TipoRettifica)
    motivo = models.CharField("motivo", max_length=30, choices=MotivoRettifica)
    componente = models.ForeignKey(
        Componente,
        models.PROTECT,
        verbose_name="persona giusta",
        related_name="rettifiche",
        null=True,
        blank=True,
    )
    data_evento = models.DateField("data giusta del fatto", null=True, blank=True)
    data_accertamento = models.DateField("data giusta dell'accertamento", null=True, blank=True)
    stato = models.CharField("stato", max_length=25, choices=StatoRettifica, default=StatoRettifica.IN_APPROVAZIONE)
    creata_da = models.ForeignKey(
        Accreditamento, models.PROTECT, verbose_name="proposta da", related_name="rettifiche_proposte"
    )
    creata_il = models.DateTimeField("proposta il", db_default=Now())
    autori = ArrayField(models.UUIDField(), verbose_name="chi l'ha proposta", default=list)
    approvata_da = models.ForeignKey(
        Accreditamento,
        models.PROTECT,
        verbose_name="approvata da",
        related_name="rettifiche_approvate",
        null=True,
        blank=True,
    )
    approvata_il = models.DateTimeField("approvata il", null=True, blank=True)
    motivo_rigetto = models.CharField("perché è stata respinta", max_length=300, blank=True)
    esito_inps = models.CharField("che cosa ha risposto INPS", max_length=300, blank=True)

    class Meta:
        verbose_name = "rettifica di una segnalazione"
        verbose_name_plural = "rettifiche di segnalazioni"
        ordering = ["creata_il", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["segnalazione"], condition=Q(stato__in=IN_CORSO), name="one_rettifica_running"
            ),
            models.CheckConstraint(
                name="correzione_changes_something",
                condition=Q(tipo="ANNULLAMENTO", componente=None, data_evento=None, data_accertamento=None)
                | Q(tipo="CORREZIONE_DATI")
                & (Q(componente__isnull=False) | Q(data_evento__isnull=False) | Q(data_accertamento__isnull=False)),
            ),
            models.CheckConstraint(
                name="rettifica_sent_only_if_approved",
                condition=Q(stato__in=[_R.IN_APPROVAZIONE, _R.RESPINTA])
                | Q(approvata_da__isnull=False, approvata_il__isnull=False),
            ),
            models.CheckConstraint(
                name="rettifica_approver_is_not_author",
                condition=Q(approvata_da=None) | ~Q(approvata_da=F("creata_da")),
            ),
            models.CheckConstraint(
                name="rettifica_respinta_has_motivo", condition=~Q(stato=_R.RESPINTA) | ~Q(motivo_rigetto="")
            ),
        ]

    def __str__(self):
        return f"{self.tipo} {self.stato}"
