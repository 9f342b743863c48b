"""The pages of the register: the sheet of a day, that of a month, what waits to be validated."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from progetti_collettivita.models import (
    COMINCIATE,
    FATTE,
    AssegnazionePuc,
    EventoAssegnazione,
    FasciaOraria,
    MesePuc,
    PresenzaPuc,
    Puc,
    StatoAssegnazionePuc,
)
from progetti_collettivita.ore import Saldo, ore_dovute, settimana_of
from progetti_collettivita.selectors.presenze import (
    Mese,
    Previsto,
    attivi_nel_mese,
    insoliti,
    mesi_of,
    pause_of,
    previsto,
)
from rdc_platform import calendario
from rdc_platform.calendario import fine_mese, mese_of
from rdc_platform.web.righe import RigheOrdinabili

FINE = Coalesce("data_fine_effettiva", "data_fine_prevista", "puc__data_fine")


@dataclass(frozen=True)
class DelGiorno:
    """One person on the sheet of a day: what one tap writes, what is written already, the key of what will be."""

    row: AssegnazionePuc
    previsto: Previsto
    righe: list[PresenzaPuc]
    chiave: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class DelMese:
    """One person on the sheet of a month: his hours, his lines, what should be looked at."""

    row: AssegnazionePuc
    mese: Mese
    righe: list[PresenzaPuc]
    da_guardare: list[str]


@dataclass(frozen=True)
class DaValidare:
    puc: UUID
    titolo: str
    mese: date


def con_mese(puc: QuerySet[Puc], giorno: date) -> QuerySet[Puc]:
    """The projects, each with whether its register of that month is validated."""
    chiuso = MesePuc.objects.filter(puc=OuterRef("pk"), mese=mese_of(giorno))
    return puc.select_related("comune_titolare").annotate(mese_validato=Exists(chiuso))


def light_rows(puc: QuerySet[Puc]) -> QuerySet[Any]:
    """The projects with somebody to write of, and how many take part now."""
    attivi = Q(assegnazioni__stato=StatoAssegnazionePuc.ATTIVO)
    rows = puc.annotate(attivi=Count("assegnazioni", filter=attivi, distinct=True))
    rows = rows.filter(Exists(AssegnazionePuc.objects.filter(puc=OuterRef("pk"), stato__in=COMINCIATE)))
    return rows.values("id", "titolo", "cerca", "stato", "attivi", comune=F("comune_titolare__denominazione"))


def persone_del_giorno(rows: QuerySet[AssegnazionePuc], puc: Puc, giorno: date) -> list[DelGiorno]:
    """Who takes part on a day and is not suspended, by name; three queries. `rows`: those that the profile may write of."""
    fatti = EventoAssegnazione.objects.filter(assegnazione=OuterRef("pk"), istante__date__lte=giorno)
    ultimo = fatti.exclude(a_stato="").order_by("-istante", "-pk").values("a_stato")[:1]
    proprie = ArrayAgg("calendario", filter=Q(calendario__isnull=False), default=[])
    found = rows.filter(puc=puc, data_inizio__lte=giorno).annotate(
        fine=FINE, ultimo=Coalesce(Subquery(ultimo), Value("")), proprie=proprie
    )
    found = found.filter(Q(fine=None) | Q(fine__gte=giorno)).exclude(ultimo=StatoAssegnazionePuc.SOSPESO)
    persone = list(found.select_related("persona").order_by("persona__cognome", "persona__nome", "pk"))
    fasce = list(FasciaOraria.objects.filter(sede__puc=puc).order_by("giorno_settimana", "ora_inizio", "pk"))
    righe: dict[UUID, list[PresenzaPuc]] = defaultdict(list)
    for riga in PresenzaPuc.objects.valide().filter(assegnazione__in=persone, data=giorno).order_by("ora_inizio", "pk"):
        righe[riga.assegnazione_id].append(riga)
    return [DelGiorno(row, previsto(row, giorno, _fasce_of(row, fasce)), righe[row.pk]) for row in persone]


def persone_del_mese(rows: QuerySet[AssegnazionePuc], puc: Puc, mese: date, oggi: date) -> list[DelMese]:
    """Who took part in a month, by name, with his lines and hours; three queries."""
    found = rows.filter(puc=puc, data_inizio__lte=min(fine_mese(mese), oggi)).annotate(fine=FINE)
    found = found.filter(Q(fine=None) | Q(fine__gte=mese_of(mese)))
    persone = list(found.select_related("persona", "puc").order_by("persona__cognome", "persona__nome", "pk"))
    pause = pause_of(persone)
    righe: dict[UUID, list[PresenzaPuc]] = defaultdict(list)
    for riga in _righe_intorno(persone, mese):
        righe[riga.assegnazione_id].append(riga)
    return [_del_mese(row, mese, righe[row.pk], attivi_nel_mese(row, mese, pause[row.pk], oggi)) for row in persone]


def unusual_first(persone: Iterable[DelMese]) -> list[DelMese]:
    """Those with most to look at on top."""
    return sorted(persone, key=lambda each: -len(each.da_guardare))


def righe_ore(persone: Iterable[DelMese]) -> RigheOrdinabili:
    """The hours of a month as a list and a file show them."""
    return RigheOrdinabili(
        {
            "id": each.row.pk, "persona": f"{each.row.persona.cognome} {each.row.persona.nome}",
            "dovute": float(each.mese.saldo.dovute), "fatte": float(each.mese.saldo.svolte),
            "recuperate": float(each.mese.saldo.recuperate), "saldo": float(each.mese.saldo.differenza),
            "ingiustificate": float(each.mese.ingiustificate), "da_guardare": ", ".join(each.da_guardare),
        }
        for each in persone
    )  # fmt: skip


def da_validare(puc: QuerySet[Puc], oggi: date) -> list[DaValidare]:
    """The months that are over and not validated, of the projects, the earliest first; one query."""
    cominciate = Q(assegnazioni__stato__in=COMINCIATE)
    righe = puc.annotate(
        prima=Min("assegnazioni__data_inizio", filter=cominciate),
        ultima=Max(
            Coalesce("assegnazioni__data_fine_effettiva", "assegnazioni__data_fine_prevista", "data_fine"),
            filter=cominciate,
        ),
        fatti=ArraySubquery(MesePuc.objects.filter(puc=OuterRef("pk")).values("mese")),
    ).exclude(prima=None)
    fine = mese_of(oggi) - calendario.GIORNO
    found = [
        DaValidare(pk, titolo, mese)
        for pk, titolo, prima, ultima, fatti in righe.values_list("pk", "titolo", "prima", "ultima", "fatti")
        for mese in mesi_of(prima, min(ultima or fine, fine))
        if mese not in fatti
    ]
    return sorted(found, key=lambda each: (each.mese, each.titolo))


def righe_of(rows: QuerySet[AssegnazionePuc]) -> QuerySet[Any]:
    """The lines of the register as a list shows them."""
    return PresenzaPuc.objects.filter(assegnazione__in=rows).values(
        "id", "assegnazione_id", "data", "esito", "ore", "ora_inizio", "ora_fine", "data_validazione", "annullata",
        "rettifiche", cognome=F("persona__cognome"), nome=F("persona__nome"), titolo=F("assegnazione__puc__titolo"),
    )  # fmt: skip


def find_riga(rows: QuerySet[Any], testo: str) -> QuerySet[Any]:
    """The lines of the persons whose name has `testo`."""
    for parola in testo.lower().split():
        rows = rows.filter(persona__cerca__contains=parola)
    return rows


def _fasce_of(row: Any, fasce: list[FasciaOraria]) -> list[FasciaOraria]:
    """His own hours, or those of the place where he is."""
    return [each for each in fasce if (each.pk in row.proprie if row.proprie else each.sede_id == row.sede_id)]


def _righe_intorno(persone: list[AssegnazionePuc], mese: date) -> QuerySet[PresenzaPuc]:
    """The lines of the month, and those of the weeks at its ends."""
    dal, al = settimana_of(mese_of(mese))[0], settimana_of(fine_mese(mese))[1]
    rows = PresenzaPuc.objects.valide().filter(assegnazione__in=persone, data__range=(dal, al))
    return rows.order_by("data", "ora_inizio", "pk")


def _del_mese(row: AssegnazionePuc, mese: date, intorno: list[PresenzaPuc], attivi: int) -> DelMese:
    righe = [each for each in intorno if mese_of(each.data) == mese_of(mese)]
    ore: dict[str, Decimal] = defaultdict(Decimal)
    settimane: dict[date, Decimal] = defaultdict(Decimal)
    for each in righe:
        ore[each.esito] += each.ore
    for each in intorno:
        settimane[settimana_of(each.data)[0]] += each.ore if each.esito in FATTE else 0
    svolte, recuperate = (ore.get(esito, Decimal(0)) for esito in FATTE)
    suo = Mese(mese_of(mese), attivi, Saldo(ore_dovute(row.ore_settimanali, attivi), svolte, recuperate), dict(ore))
    return DelMese(row, suo, righe, insoliti(suo, settimane.values(), row.ore_settimanali))
