"""A family seen for a while by another Case manager than its own: while he is away, or in an emergency (docs/adr/0020)."""

import uuid
from datetime import datetime

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Greatest, Least, Now

from accounts.models import Accreditamento
from patti_inclusione.models.caso import Assegnazione, Caso


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Assenza(models.Model):
    """A Case manager away between two days, both included.

    His families are lent to `supplente`, or wait in the queue when there is none: `assegnazioni` are those that ended for it,
    and what nobody took meanwhile goes back to him by itself.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case_manager = models.ForeignKey(
        Accreditamento, models.PROTECT, verbose_name="Case manager", related_name="assenze"
    )
    supplente = models.ForeignKey(
        Accreditamento, models.PROTECT, null=True, blank=True, verbose_name="supplente", related_name="assenze_coperte"
    )
    dal = models.DateField("dal")
    al = models.DateField("al")
    disposta_da = models.ForeignKey(
        Accreditamento, models.PROTECT, verbose_name="disposta da", related_name="assenze_disposte"
    )
    disposta_il = models.DateTimeField("disposta il", db_default=Now())
    chiusa_il = models.DateTimeField("chiusa il", null=True, blank=True)
    assegnazioni = models.ManyToManyField(
        Assegnazione, blank=True, verbose_name="famiglie riportate in coda", related_name="assenze"
    )

    class Meta:
        verbose_name = "assenza"
        verbose_name_plural = "assenze"
        constraints = [models.CheckConstraint(name="assenza_dal_before_al", condition=Q(al__gte=F("dal")))]

    def __str__(self):
        return f"{self.dal} {self.al}"


class TipoSupplenza(models.TextChoices):
    ASSENZA = "ASSENZA", "Per assenza"
    EMERGENZA = "EMERGENZA", "In emergenza"


def _seen_in() -> Func:
    """From its beginning to its end or to when it was closed; empty if that was before."""
    return Func(F("dal"), Greatest(F("dal"), Least(F("al"), F("chiusa_il"))), function="tstzrange")


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Supplenza(models.Model):
    """One family that `supplente` sees from `dal` to `al` (excluded); its own Case manager stays who he is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    tipo = models.CharField("tipo", max_length=10, choices=TipoSupplenza)
    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="supplenze")
    assegnazione = models.ForeignKey(
        Assegnazione, models.CASCADE, verbose_name="assegnazione", related_name="supplenze"
    )
    assenza = models.ForeignKey(
        Assenza, models.CASCADE, null=True, blank=True, verbose_name="assenza", related_name="supplenze"
    )
    supplente = models.ForeignKey(Accreditamento, models.PROTECT, verbose_name="supplente", related_name="supplenze")
    disposta_da = models.ForeignKey(
        Accreditamento, models.PROTECT, verbose_name="disposta da", related_name="supplenze_disposte"
    )
    motivo = models.CharField("motivo", max_length=500, blank=True)
    dal = models.DateTimeField("dal")
    al = models.DateTimeField("al", help_text="escluso")
    chiusa_il = models.DateTimeField("chiusa il", null=True, blank=True)
    chiusa_da = models.ForeignKey(
        Accreditamento, models.PROTECT, null=True, blank=True, verbose_name="chiusa da", related_name="supplenze_chiuse"
    )

    class Meta:
        verbose_name = "supplenza"
        verbose_name_plural = "supplenze"
        constraints = [
            models.CheckConstraint(name="supplenza_dal_before_al", condition=Q(al__gt=F("dal"))),
            models.CheckConstraint(name="emergenza_has_motivo", condition=~Q(tipo="EMERGENZA") | ~Q(motivo="")),
            models.CheckConstraint(
                name="supplenza_per_assenza_has_assenza", condition=Q(tipo="ASSENZA") ^ Q(assenza=None)
            ),
            ExclusionConstraint(
                name="one_supplenza_each_at_a_time",
                expressions=[
                    ("caso", RangeOperators.EQUAL),
                    ("supplente", RangeOperators.EQUAL),
                    (_seen_in(), RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes = [
            models.Index(fields=["supplente"], condition=Q(chiusa_il=None), name="supplenza_aperta"),
            models.Index(fields=["assegnazione"], condition=Q(chiusa_il=None), name="supplenza_dell_assegnazione"),
        ]

    def __str__(self):
        return f"{self.caso_id} a {self.supplente_id}"

    def is_running(self, adesso: datetime) -> bool:
        """Whether the substitute sees the family at that instant."""
        return self.chiusa_il is None and self.dal <= adesso < self.al

    @property
    def fine(self) -> datetime:
        """When it ended, or is to end."""
        return min(self.al, self.chiusa_il) if self.chiusa_il else self.al
