"""Which Ambiti have their Amministratore, and which are late (the letter's day is the parameter T01)."""

from datetime import date, timedelta

from django.db import models
from django.db.models import (
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThan

from accounts.models import Accreditamento, RichiestaAccreditamento, Ruolo, StatoAccreditamento
from accounts.selectors import sostituti
from accounts.selectors.richiesta import CHIUSE, in_being
from rdc_platform.norme.selectors import parametro

INIZIO = date(2019, 1, 29)  # from here on the parameter says the day


class Situazione(models.TextChoices):
    REGISTRATO = "REGISTRATO", "Registrato"
    SENZA_AMMINISTRATORE = "SENZA_AMMINISTRATORE", "Senza Amministratore"
    IN_CORSO = "IN_CORSO", "Richiesta in corso"
    SENZA_RICHIESTA = "SENZA_RICHIESTA", "Senza richiesta"


def termine_accreditamento() -> date:
    """The day by which each Ambito was to name its Amministratore."""
    return date.fromisoformat(parametro("T01", INIZIO).valore)


def to_cover() -> QuerySet:
    """The keys of the Ambiti where somebody who cannot be missed has gone or is about to."""
    everybody = Accreditamento.objects.all()
    comuni = sostituti.comuni_to_cover(everybody).order_by().values("accreditamento__ambito")
    missed = sostituti.about_to_be_missed(everybody).filter(ambito__isnull=False).order_by().values("ambito")
    return comuni.union(missed, sostituti.amministratori_gone().order_by().values("ambito"))


def with_registrazione(ambiti: QuerySet, today: date) -> QuerySet:
    """Each Ambito that exists `today` with its `situazione`, since when it has an Amministratore (`registrato_il`), and how late it is or was.

    `ritardo` is a duration, negative or nothing for who was in time.
    """
    acts = Accreditamento.objects.filter(ambito=OuterRef("pk"), ruolo=Ruolo.AMMINISTRATORE_AMBITO)
    active = acts.filter(stato=StatoAccreditamento.ATTIVO)
    first = (
        acts.exclude(stato=StatoAccreditamento.RICHIESTO).order_by().values("ambito").annotate(dal=Min("valido_dal"))
    )
    termine = Value(termine_accreditamento(), output_field=models.DateField())
    requests = RichiestaAccreditamento.objects.filter(ambito=OuterRef("pk")).exclude(stato__in=CHIUSE)
    rows = in_being(ambiti, today).annotate(registrato_il=Subquery(first.values("dal")))
    return rows.annotate(
        situazione=Case(
            When(Exists(active), then=Value(Situazione.REGISTRATO)),
            When(registrato_il__isnull=False, then=Value(Situazione.SENZA_AMMINISTRATORE)),
            When(Exists(requests), then=Value(Situazione.IN_CORSO)),
            default=Value(Situazione.SENZA_RICHIESTA),
            output_field=models.CharField(),
        ),
        ritardo=ExpressionWrapper(
            Coalesce("registrato_il", Value(today), output_field=models.DateField()) - termine,
            output_field=models.DurationField(),
        ),
        in_ritardo=GreaterThan(F("ritardo"), timedelta(0)),
        capofila_nome=F("capofila__denominazione"),
    )


def by_regione(ambiti: QuerySet, today: date) -> QuerySet:
    """For each region how many Ambiti it has `today`, and how many of them stand where."""
    rows = with_registrazione(ambiti, today).order_by().values("codice_regione", "regione")
    return rows.annotate(
        ambiti=Count("pk"),
        registrati=Count("pk", filter=Q(situazione=Situazione.REGISTRATO)),
        in_corso=Count("pk", filter=Q(situazione=Situazione.IN_CORSO)),
        senza_richiesta=Count("pk", filter=Q(situazione=Situazione.SENZA_RICHIESTA)),
        ritardi=Count("pk", filter=Q(in_ritardo=True)),
    )
