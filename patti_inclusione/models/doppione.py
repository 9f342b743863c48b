import uuid

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Componente


class TipoDoppione(models.TextChoices):
    OMOCODIA = "OMOCODIA", "Due codici fiscali della stessa persona"
    PROVVISORIO = "PROVVISORIO", "Codice provvisorio e codice definitivo"
    DUE_FAMIGLIE = "DUE_FAMIGLIE", "La stessa persona in due famiglie"


class StatoDoppione(models.TextChoices):
    TROVATO = "TROVATO", "Da guardare"
    UNITO = "UNITO", "È la stessa persona"
    DISTINTO = "DISTINTO", "Sono persone diverse"


_D = StatoDoppione


@pghistory.track()
class Doppione(models.Model):
    """Two rows of INPS that may be one person, and what was decided of them.

    One decision can be taken back. `resta` is whose data hold; `tolta` is the row that the decision took out of the household
    where both stood, and that taking it back puts in again; `esoneri` and `cure` what passed from it to who remains, as the
    person exonerated and as the one who is cared for.
    """

    MOVES = {
        _D.TROVATO: {_D.UNITO, _D.DISTINTO},
        _D.UNITO: {_D.TROVATO},
        _D.DISTINTO: {_D.TROVATO},
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    prima = models.ForeignKey(Componente, models.CASCADE, verbose_name="una", related_name="doppioni")
    seconda = models.ForeignKey(Componente, models.CASCADE, verbose_name="l'altra", related_name="doppioni_di")
    tipo = models.CharField("che cosa li avvicina", max_length=12, choices=TipoDoppione)
    stato = models.CharField("stato", max_length=8, choices=StatoDoppione, default=StatoDoppione.TROVATO)
    resta = models.ForeignKey(
        Componente,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name="dati che valgono",
        related_name="doppioni_uniti",
    )
    tolta = models.ForeignKey(
        Componente,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name="tolta dalla famiglia",
        related_name="doppioni_tolti",
    )
    esoneri = ArrayField(models.UUIDField(), verbose_name="esoneri passati", default=list, blank=True)
    cure = ArrayField(models.UUIDField(), verbose_name="cure passate", default=list, blank=True)
    motivo = models.CharField("perché", max_length=300, blank=True)
    trovato_il = models.DateTimeField("trovato il", db_default=Now())
    deciso_il = models.DateTimeField("deciso il", null=True, blank=True)
    deciso_da = models.ForeignKey(
        Accreditamento, models.PROTECT, null=True, blank=True, verbose_name="deciso da", related_name="doppioni_decisi"
    )

    class Meta:
        verbose_name = "persona doppia"
        verbose_name_plural = "persone doppie"
        constraints = [
            models.UniqueConstraint(fields=["prima", "seconda"], name="one_doppione_per_coppia"),
            models.CheckConstraint(name="doppione_of_two", condition=Q(prima__lt=F("seconda"))),
            models.CheckConstraint(
                name="doppione_decided_has_motivo",
                condition=Q(stato="TROVATO") | ~Q(motivo="") & Q(deciso_il__isnull=False, deciso_da__isnull=False),
            ),
            models.CheckConstraint(name="tolta_only_if_unito", condition=Q(stato="UNITO") | Q(tolta=None)),
        ]

    def __str__(self):
        return self.tipo
