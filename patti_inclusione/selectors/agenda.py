"""Reads of the offices: which receive, at which hours, and which of these are free."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from patti_inclusione.models import (
    ChiusuraUfficio,
    Convocazione,
    DisponibilitaUfficio,
    PrenotazioneInps,
    SchedaPersona,
    Sede,
    StatoConvocazione,
)
from patti_inclusione.orari import Orario, list_inizi
from rdc_platform import calendario
from rdc_platform.calendario import ROMA
from rdc_platform.norme.selectors import intero

MASSIMO_GIORNI = 62  # how far a page looks at once


def select_sedi(sedi: QuerySet, oggi: date) -> QuerySet:
    """Light rows of offices, with how many availabilities hold."""
    valide = Q(disponibilita__valida_al=None) | Q(disponibilita__valida_al__gte=oggi)
    return sedi.annotate(orari=Count("disponibilita", filter=valide)).values(
        "id", "denominazione", "indirizzo", "attiva", "orari", "versione", "versione_inps", "rifiuto_inps",
        nome_comune=F("comune__denominazione"),
    )  # fmt: skip


def list_disponibilita(sede: Sede, oggi: date) -> list[DisponibilitaUfficio]:
    """The availabilities of an office that hold, or will."""
    rows = sede.disponibilita.filter(Q(valida_al=None) | Q(valida_al__gte=oggi)).select_related("operatore__operatore")
    return list(rows.order_by("giorno_settimana", "data", "ora_inizio"))


def list_chiusure(sede: Sede, oggi: date) -> list[ChiusuraUfficio]:
    """The closures of an office that are not over."""
    return list(sede.chiusure.filter(al__gte=oggi).order_by("dal"))


def with_chiusure(rows: QuerySet, dal: date, al: date) -> list[DisponibilitaUfficio]:
    """Availabilities of offices that receive, between two days, with the closures to leave out: two queries."""
    chiusure = Prefetch("sede__chiusure", ChiusuraUfficio.objects.filter(dal__lte=al, al__gte=dal))
    found = rows.filter(Q(valida_al=None) | Q(valida_al__gte=dal), sede__attiva=True, valida_dal__lte=al)
    found = found.filter(Q(data=None) | Q(data__range=(dal, al)))
    return list(
        found.select_related("sede__comune", "operatore__operatore")
        .prefetch_related(chiusure)
        .order_by("ora_inizio", "pk")
    )


def list_orari(
    disponibilita: Sequence[DisponibilitaUfficio], dal: date, al: date, *, dopo: datetime | None = None
) -> list[Orario]:
    """The hours of `disponibilita` (see `with_chiusure`) between two days, in order, with their free places: one query."""
    presi = _taken(disponibilita, dal, al)
    found = [
        Orario(each, inizio, max(0, each.posti - presi[each.pk, inizio]))
        for each in disponibilita
        for inizio in list_inizi(each, dal, al, each.sede.chiusure.all())
        if dopo is None or inizio > dopo
    ]
    return sorted(found, key=lambda orario: (orario.inizio, orario.disponibilita.sede.denominazione, orario.nome))


def list_liberi(
    disponibilita: QuerySet, accreditamento_id: UUID, dal: date, al: date, impegni: Iterable[Convocazione] = ()
) -> list[Orario]:
    """What one Case manager can book: free, of nobody or of himself, and not while he sees another family."""
    mine = disponibilita.filter(Q(operatore=None) | Q(operatore=accreditamento_id))
    busy = [(each.data_ora, each.data_ora + timedelta(minutes=each.durata_min)) for each in impegni]
    return [
        orario
        for orario in list_orari(with_chiusure(mine, dal, al), dal, al, dopo=_now())
        if orario.liberi and not any(begin < orario.fine and orario.inizio < end for begin, end in busy)
    ]


def list_impegni(casi: QuerySet, dal: date, al: date) -> list[Convocazione]:
    """The appointments that stand, of `casi`, between two days, both included: one query."""
    rows = Convocazione.objects.filter(caso__in=casi, stato=StatoConvocazione.FISSATA, data_ora__range=bounds(dal, al))
    return list(rows.order_by("data_ora"))


def list_appuntamenti(casi: QuerySet, dal: date, al: date) -> list[Convocazione]:
    """As `list_impegni`, with the family, the office, and whether it is `riservata`: with somebody whose address is secret."""
    riservati = SchedaPersona.objects.filter(componente__convocazioni=OuterRef("pk"), indirizzo_riservato=True)
    rows = Convocazione.objects.filter(caso__in=casi, stato=StatoConvocazione.FISSATA, data_ora__range=bounds(dal, al))
    return list(
        rows.annotate(riservata=Exists(riservati)).select_related("caso__nucleo", "sede").order_by("data_ora", "pk")
    )


def first_day(oggi: date) -> date:
    """The first day that leaves a family the notice it is due."""
    return calendario.add_lavorativi(oggi, intero("CONVOCAZIONE_GG_PREAVVISO", oggi))


def bounds(dal: date, al: date) -> tuple[datetime, datetime]:
    """From the first instant of `dal` in Rome to the last of `al`."""
    start = datetime.combine(dal, datetime.min.time(), tzinfo=ROMA)
    return start, datetime.combine(al, datetime.max.time(), tzinfo=ROMA)


def _taken(disponibilita: Sequence[DisponibilitaUfficio], dal: date, al: date) -> Counter[tuple[Any, datetime]]:
    which = {"disponibilita__in": [each.pk for each in disponibilita], "data_ora__range": bounds(dal, al)}
    names = ("disponibilita_id", "data_ora")
    fissate = Convocazione.objects.filter(stato=StatoConvocazione.FISSATA, **which).values_list(*names)
    tenuti = PrenotazioneInps.objects.tengono_posto().filter(**which).values_list(*names)
    return Counter((key, at.astimezone(ROMA)) for key, at in fissate.union(tenuti, all=True))


def _now() -> datetime:
    return datetime.now(ROMA)
