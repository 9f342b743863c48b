"""A family that moves to another Comune: asked, answered by the other side, and what stays behind (spec §3.3)."""

import uuid

import pghistory
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Ambito, Comune
from patti_inclusione.models.caso import Caso, StatoCaso


class StatoTrasferimento(models.TextChoices):
    PROPOSTO = "PROPOSTO", "Proposto dal Case manager"
    CHIESTO = "CHIESTO", "Aspetta l'altro Comune"
    ACCETTATO = "ACCETTATO", "Accettato"
    RIFIUTATO = "RIFIUTATO", "Rifiutato"
    ANNULLATO = "ANNULLATO", "Annullato"


class MotivoTrasferimento(models.TextChoices):
    CAMBIO_RESIDENZA = "CAMBIO_RESIDENZA", "La famiglia ha cambiato residenza"
    COMUNE_SBAGLIATO = "COMUNE_SBAGLIATO", "INPS aveva un Comune sbagliato"
    MUNICIPIO = "MUNICIPIO", "Passa a un altro municipio"


_T = StatoTrasferimento
APERTI = [_T.PROPOSTO, _T.CHIESTO]


@pghistory.track()
class Trasferimento(models.Model):
    """The move of a case to another Comune, of the same Ambito or of another.

    `stato_prima` is where the case stood when it was asked: it goes back there if the other side refuses. `scheda` is the
    hand-over sheet, frozen then: (heading, words) in their order, no address in it. While one asks and the other has not
    answered (`VISTO_FRA`), the Coordinatori of `a_comune` see who the family is.
    """

    MOVES = {
        _T.PROPOSTO: {_T.CHIESTO, _T.ANNULLATO},
        _T.CHIESTO: {_T.ACCETTATO, _T.RIFIUTATO, _T.ANNULLATO},
        _T.ACCETTATO: set(),
        _T.RIFIUTATO: set(),
        _T.ANNULLATO: set(),
    }
    VISTO_FRA = ("chiesto_il", "risposto_il")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="trasferimenti")
    stato = models.CharField("stato", max_length=10, choices=StatoTrasferimento)
    motivo = models.CharField("motivo", max_length=20, choices=MotivoTrasferimento)
    da_comune = models.ForeignKey(
        Comune, models.PROTECT, verbose_name="dal Comune", related_name="trasferimenti_in_partenza"
    )
    a_comune = models.ForeignKey(
        Comune, models.PROTECT, verbose_name="al Comune", related_name="trasferimenti_in_arrivo"
    )
    a_ambito = models.ForeignKey(
        Ambito, models.PROTECT, verbose_name="all'Ambito", related_name="trasferimenti_in_arrivo"
    )
    stato_prima = models.CharField("stato del caso prima", max_length=25, choices=StatoCaso, blank=True)
    scheda = models.JSONField("scheda di consegna", default=list, blank=True)
    proposto_da = models.ForeignKey(
        Accreditamento,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="proposto da",
        related_name="trasferimenti_proposti",
    )
    chiesto_da = models.ForeignKey(
        Accreditamento,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="chiesto da",
        related_name="trasferimenti_chiesti",
    )
    risposto_da = models.ForeignKey(
        Accreditamento,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="risposta di",
        related_name="trasferimenti_decisi",
        help_text="chi ha accettato, rifiutato o annullato",
    )
    proposto_il = models.DateTimeField("proposto il", db_default=Now())
    chiesto_il = models.DateTimeField("chiesto il", null=True, blank=True)
    risposto_il = models.DateTimeField("risposta del", null=True, blank=True)
    sollecitato_il = models.DateTimeField("sollecitato il", null=True, blank=True)
    motivo_risposta = models.CharField("perché no", max_length=300, blank=True)

    class Meta:
        verbose_name = "trasferimento"
        verbose_name_plural = "trasferimenti"
        constraints = [
            models.UniqueConstraint(fields=["caso"], condition=Q(stato__in=APERTI), name="one_open_trasferimento"),
            models.CheckConstraint(name="trasferimento_changes_comune", condition=~Q(da_comune=F("a_comune"))),
            models.CheckConstraint(
                name="chiesto_has_stato_prima",
                condition=Q(stato__in=["PROPOSTO", "ANNULLATO"]) | ~Q(stato_prima="") & Q(chiesto_il__isnull=False),
            ),
            models.CheckConstraint(
                name="risposto_iff_not_open",
                condition=Q(stato__in=APERTI, risposto_il=None) | ~Q(stato__in=APERTI) & Q(risposto_il__isnull=False),
            ),
            models.CheckConstraint(
                name="rifiutato_has_motivo", condition=~Q(stato="RIFIUTATO") | ~Q(motivo_risposta="")
            ),
        ]
        indexes = [models.Index(fields=["chiesto_il"], condition=Q(stato="CHIESTO"), name="trasferimento_in_attesa")]

    def __str__(self):
        return f"da {self.da_comune_id} a {self.a_comune_id}"


class CeppoTrasferimento(models.Model):
    """What the old side keeps of a family that moved: the code of the case, when, where to. No way leads back to the family.

    `a_comune` is empty where somebody's address must stay unknown to those left behind.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    codice_caso = models.CharField("caso", max_length=30)
    da_comune = models.ForeignKey(Comune, models.PROTECT, verbose_name="dal Comune", related_name="ceppi")
    a_comune = models.ForeignKey(
        Comune, models.PROTECT, null=True, blank=True, verbose_name="al Comune", related_name="ceppi_in_arrivo"
    )
    case_manager = models.ForeignKey(
        Accreditamento, models.PROTECT, null=True, blank=True, verbose_name="la seguiva", related_name="ceppi"
    )
    trasferito_il = models.DateTimeField("trasferito il", db_default=Now())

    class Meta:
        verbose_name = "caso trasferito"
        verbose_name_plural = "casi trasferiti"

    def __str__(self):
        return self.codice_caso
