"""Reads of the conventions: which Comuni have adhered, and to what."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

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


def modelli() -> QuerySet[ModelloConvenzione]:
    """The published versions of the convention on the use of the platform, the one of today first."""
    rows = ModelloConvenzione.objects.filter(
        codice=CodiceConvenzione.USO_PIATTAFORMA, pubblicato_il__lte=calendario.today()
    )
    return rows.order_by("-versione")


def current_modello() -> ModelloConvenzione | None:
    """The version that Comuni subscribe today."""
    return modelli().first()


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
    grace = timedelta(days=intero("CONVENZIONE_GG_TOLLERANZA", calendario.today()))
    if modello.pubblicato_il + grace >= calendario.today():
        return []
    renewed = set(adesioni_valide().filter(modello=modello).values_list("comune_id", flat=True))
    return [comune for comune in comuni if comune.pk not in renewed]


def comuni_of(ambito: Ambito) -> QuerySet[Comune]:
    """The Comuni of the Ambito today, by name."""
    keys = AppartenenzaComune.objects.on(calendario.today()).filter(ambito=ambito).values("comune")
    return Comune.objects.filter(pk__in=keys).order_by("cerca")


def convenzione_rows(appartenenze: QuerySet) -> QuerySet:
    """A row for each membership, of light values: the Comune, and where its adhesion to the current version stands."""
    current = Subquery(modelli().values("pk")[:1])
    adesioni = AdesioneConvenzione.objects.filter(comune=OuterRef("comune"), modello=current)
    return appartenenze.annotate(
        stato=Coalesce(Subquery(adesioni.values("stato")), Value(StatoAdesione.DA_SOTTOSCRIVERE.value)),
        data_sottoscrizione=Subquery(adesioni.values("data_sottoscrizione")),
        protocollo=Subquery(adesioni.values("protocollo")),
        precedente=Exists(adesioni_valide().filter(comune=OuterRef("comune")).exclude(modello=current)),
    ).values("id", "comune__denominazione", "stato", "data_sottoscrizione", "protocollo", "precedente")


def adesione_of(comune: Comune) -> AdesioneConvenzione | None:
    """The adhesion of the Comune to the current version, or its last to an older one."""
    rows = AdesioneConvenzione.objects.filter(comune=comune, modello__codice=CodiceConvenzione.USO_PIATTAFORMA)
    return rows.select_related("modello", "file_firmato").order_by("modello__versione").last()
