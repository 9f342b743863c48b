import uuid
from datetime import date
from decimal import Decimal
from typing import Self

import pghistory
import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Coalesce, Mod, Now
from django.db.models.lookups import Exact

from accounts.models import Accreditamento
from ambiti.models import Componente
from progetti_collettivita.models.assegnazione import AssegnazionePuc
from progetti_collettivita.models.presenza_regole import (
    CAUSALE_IFF,
    ORE_IFF,
    UNDER_EIGHT,
    VALIDATED_STAYS,
    Causale,
    Esito,
)
from rdc_platform.calendario import fine_mese, mese_of
from rdc_platform.documenti.models import Documento

QUARTO = Decimal("0.25")


class PresenzaQuerySet(models.QuerySet["PresenzaPuc"]):
    def valide(self) -> Self:
        """Without those that somebody took away: written by mistake, and kept."""
        return self.filter(annullata=False)

    def di_attivita(self) -> Self:
        """Those that make a day of actual activity, as INAIL counts them: he was there, for some time (B.5)."""
        return self.valide().filter(esito=Esito.PRESENTE, ore__gt=0)

    def del_mese(self, giorno: date) -> Self:
        """Those of the month of a day."""
        return self.filter(data__range=(mese_of(giorno), fine_mese(giorno)))


def _orario() -> Func:
    """When it was, as the database compares it; the whole day where nobody wrote the hours."""
    dalle = Coalesce("ora_inizio", Func(template="'00:00'::time", output_field=models.TimeField()))
    alle = Coalesce("ora_fine", Func(template="'24:00'::time", output_field=models.TimeField()))
    return Func(*(_istante(ora) for ora in (dalle, alle)), function="tsrange")


def _istante(ora: Coalesce) -> Func:
    return Func(F("data"), ora, arg_joiner=" + ", output_field=models.DateTimeField(), template="(%(expressions)s)")


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class PresenzaPuc(models.Model):
    """One line of the register: a person on a day, there or not, for how many hours (art. 4 c. 15 DL 4/2019).

    `ore`: those done, recovered or missed, by quarters; none where the project stood still. `persona` is that of the
    assignment, written by the database: of one person no two lines overlap, whatever the project, and a day has eight
    hours at most. `chiave` is made by the device that writes: sent twice, the line is one. A line taken away is
    `annullata` and stays, so that the same key never makes it again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assegnazione = models.ForeignKey(
        AssegnazionePuc, models.PROTECT, verbose_name="assegnazione", related_name="presenze", db_index=False
    )
    persona = models.ForeignKey(
        Componente, models.PROTECT, verbose_name="persona", related_name="presenze_puc", db_index=False
    )
    data = models.DateField("giorno")
    ora_inizio = models.TimeField("dalle", null=True, blank=True)
    ora_fine = models.TimeField("alle", null=True, blank=True)
    ore = models.DecimalField("ore", max_digits=4, decimal_places=2, default=0)
    esito = models.CharField("esito", max_length=25, choices=Esito)
    causale = models.CharField("perché non c'era", max_length=20, choices=Causale, blank=True)
    documento = models.ForeignKey(
        Documento, models.PROTECT, null=True, blank=True, verbose_name="giustificativo", related_name="+"
    )
    firma_partecipante = models.BooleanField("ha firmato il foglio", default=False)
    note = models.CharField("note", max_length=300, blank=True)
    registrato_da = models.ForeignKey(Accreditamento, models.PROTECT, verbose_name="registrato da", related_name="+")
    registrato_il = models.DateTimeField("registrato il", db_default=Now())
    validato_da = models.ForeignKey(
        Accreditamento, models.PROTECT, null=True, blank=True, verbose_name="validato da", related_name="+"
    )
    data_validazione = models.DateField("validato il", null=True, blank=True)
    annullata = models.BooleanField("tolta", default=False)
    motivo_rettifica = models.CharField("perché è rettificata", max_length=250, blank=True)
    rettifiche = models.PositiveSmallIntegerField("rettifiche", default=0)
    chiave = models.UUIDField("chiave", unique=True)
    versione = models.PositiveIntegerField("versione", db_default=1)

    objects = PresenzaQuerySet.as_manager()

    class Meta:
        verbose_name = "presenza a un progetto"
        verbose_name_plural = "presenze ai progetti"
        constraints = [
            models.CheckConstraint(name="presenza_puc_ore", condition=ORE_IFF),
            models.CheckConstraint(
                name="presenza_puc_quarti", condition=Q(Exact(Mod(F("ore"), models.Value(QUARTO)), models.Value(0)))
            ),
            models.CheckConstraint(name="presenza_puc_causale_iff_giustificata", condition=CAUSALE_IFF),
            models.CheckConstraint(
                name="presenza_puc_orario",
                condition=Q(ora_inizio=None, ora_fine=None)
                | Q(ora_inizio__isnull=False, ora_fine__isnull=False, ora_inizio__lt=F("ora_fine")),
            ),
            models.CheckConstraint(
                name="presenza_puc_validata_by_somebody",
                condition=Q(validato_da=None, data_validazione=None)
                | Q(validato_da__isnull=False, data_validazione__isnull=False),
            ),
            models.CheckConstraint(
                name="presenza_puc_rettificata_has_motivo", condition=Q(rettifiche=0) ^ ~Q(motivo_rettifica="")
            ),
            ExclusionConstraint(
                name="one_presenza_puc_at_a_time",
                expressions=[("persona", RangeOperators.EQUAL), (_orario(), RangeOperators.OVERLAPS)],
                condition=Q(annullata=False),
            ),
        ]
        indexes = [models.Index(fields=["assegnazione", "data"], name="presenza_puc_giorno")]
        triggers = [
            pgtrigger.Trigger(
                name="presenza_of_the_assigned",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("assegnazione_id", "persona_id"),
                func="""
                    SELECT persona_id INTO NEW.persona_id FROM progetti_collettivita_assegnazionepuc
                    WHERE id = NEW.assegnazione_id;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="presenza_under_eight_a_day",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("persona_id", "data", "ore", "esito", "annullata"),
                func=UNDER_EIGHT,
            ),
            pgtrigger.Trigger(
                name="presenza_validated_stays", when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete, func=VALIDATED_STAYS,
            ),
        ]  # fmt: skip

    def __str__(self):
        return str(self.pk)
