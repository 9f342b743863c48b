"""Reads of the conventions: which Comuni have adhered, and to what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
from typing import Any

from django.db.models import (
    Case,
    DateField,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from ambiti.models import (
    AdesioneConvenzione,
    Ambito,
    AppartenenzaComune,
    CodiceConvenzione,
    Comune,
    ModelloConvenzione,
    StatoAdesione,
)
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero

MAX_NOMI = 6  # of Comuni in one sentence


def modelli() -> QuerySet[ModelloConvenzione]:
    """The published versions of the convention on the use of the platform, the one of today first."""
    rows = ModelloConvenzione.objects.filter(
        codice=CodiceConvenzione.USO_PIATTAFORMA, pubblicato_il__lte=calendario.today()
    )
    return rows.order_by("-versione")


def current_modello() -> ModelloConvenzione | None:
    """The version that Comuni subscribe today, with its PDF."""
    return modelli().select_related("documento").first()


def adesioni_valide() -> QuerySet[AdesioneConvenzione]:
    """The adhesions in force, to whatever version: those of an older one hold until they are ended."""
    return AdesioneConvenzione.objects.filter(
        stato=StatoAdesione.VALIDA, modello__codice=CodiceConvenzione.USO_PIATTAFORMA
    )


def comuni_with_convenzione(comuni: Iterable[Comune]) -> list[Comune]:
    """Those of `comuni` that have a valid adhesion, by name."""
    keys = [comune.pk for comune in comuni]
    rows = Comune.objects.filter(Exists(adesioni_valide().filter(comune=OuterRef("pk"))), pk__in=keys)
    return list(rows.order_by("cerca"))


def comuni_behind(comuni: Iterable[Comune]) -> list[Comune]:
    """Those of `comuni` whose valid adhesion is to an older version only, when the time to renew it is over."""
    modello = current_modello()
    if modello is None:
        return []
    if termine_rinnovo(modello) >= calendario.today():
        return []
    renewed = set(adesioni_valide().filter(modello=modello).values_list("comune_id", flat=True))
    return [comune for comune in comuni if comune.pk not in renewed]


def termine_rinnovo(modello: ModelloConvenzione) -> date:
    """The last day on which an adhesion to the version before `modello` is enough for a new activation."""
    return modello.pubblicato_il + timedelta(days=intero("CONVENZIONE_GG_TOLLERANZA", calendario.today()))


@dataclass(frozen=True)
class Rinnovo:
    """A new version that some Comuni have yet to sign."""

    versione: int
    comuni: list[str]
    entro: date

    @property
    def nomi(self) -> str:
        """The first Comuni by name, and how many more: the list says them all."""
        altri = len(self.comuni) - MAX_NOMI
        primi = ", ".join(self.comuni[:MAX_NOMI])
        return f"{primi} e altri {altri}" if altri > 1 else ", ".join(self.comuni)

    @property
    def scaduto(self) -> bool:
        return self.entro < calendario.today()


def rinnovo_of(rows: Iterable[dict[str, Any]]) -> Rinnovo | None:
    """What the new version wants of those of `rows` (convenzione_rows) that are behind; None where none is."""
    behind = sorted((row for row in rows if row["entro"]), key=itemgetter("comune__denominazione"))
    if not behind:
        return None
    return Rinnovo(behind[0]["versione"], [row["comune__denominazione"] for row in behind], behind[0]["entro"])


def rinnovo_due(appartenenze: QuerySet) -> Rinnovo | None:
    """The same of all these memberships, in one query."""
    return rinnovo_of(convenzione_rows(appartenenze).filter(entro__isnull=False))


def comuni_of(ambito: Ambito) -> QuerySet[Comune]:
    """The Comuni of the Ambito today, by name."""
    keys = AppartenenzaComune.objects.on(calendario.today()).filter(ambito=ambito).values("comune")
    return Comune.objects.filter(pk__in=keys).order_by("cerca")


def convenzione_rows(appartenenze: QuerySet) -> QuerySet:
    """A row for each membership, of light values: the Comune, and where its adhesion to the current version stands.

    `entro` is the day by which a Comune that signed an older version has to sign this one; None for all others.
    """
    current, grace = Subquery(modelli().values("pk")[:1]), intero("CONVENZIONE_GG_TOLLERANZA", calendario.today())
    termine = ExpressionWrapper(
        Subquery(modelli().values("pubblicato_il")[:1]) + Value(timedelta(days=grace)), output_field=DateTimeField()
    )
    adesioni = AdesioneConvenzione.objects.filter(comune=OuterRef("comune"), modello=current)
    return appartenenze.annotate(
        stato=Coalesce(Subquery(adesioni.values("stato")), Value(StatoAdesione.DA_SOTTOSCRIVERE.value)),
        data_sottoscrizione=Subquery(adesioni.values("data_sottoscrizione")),
        protocollo=Subquery(adesioni.values("protocollo")),
        precedente=Exists(adesioni_valide().filter(comune=OuterRef("comune")).exclude(modello=current)),
        entro=Case(When(Q(precedente=True) & ~Q(stato=StatoAdesione.VALIDA), then=Cast(termine, DateField()))),
        versione=Subquery(modelli().values("versione")[:1]),
    ).values("id", "comune__denominazione", "stato", "data_sottoscrizione", "protocollo", "entro", "versione")


def adesione_of(comune: Comune) -> AdesioneConvenzione | None:
    """The adhesion of the Comune to the current version, or its last to an older one."""
    rows = AdesioneConvenzione.objects.filter(comune=comune, modello__codice=CodiceConvenzione.USO_PIATTAFORMA)
    return (
        rows.select_related("modello", "file_firmato")
        .prefetch_related("file_firmato__firme")
        .order_by("modello__versione")
        .last()
    )
