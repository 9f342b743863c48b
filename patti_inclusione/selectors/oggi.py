"""The homes: what lapses, what waits, the day's appointments; for the Coordinatore, the queue and the loads."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from patti_inclusione.models import (
    Assegnazione,
    ComunicazioneInps,
    Convocazione,
    DifferenzaFornitura,
    Scadenza,
    StatoCaso,
    StatoComunicazione,
    StatoConvocazione,
    StatoScadenza,
)
from patti_inclusione.models.comunicazione import RIMANDABILI
from patti_inclusione.selectors.caso import list_consegne, select_casi, source_of, step_of
from rdc_platform.web.formati import ROMA

GIORNI_AVVISO = 7
CON_PATTO = {StatoCaso.PATTO_ATTIVO, StatoCaso.IN_REVISIONE}
MASSIMO = 8  # lines of a block; the rest is one link away


@dataclass(frozen=True)
class Termine:
    """A term that lapses, as a line of the home."""

    riga: dict[str, Any]
    scadenza: Scadenza
    fonte: str
    prossimo: Any


@dataclass(frozen=True)
class Oggi:
    """The Case manager's day. `in_attesa` are (words, what, url name, key) grouped by kind."""

    termini: list[Termine]
    altri_termini: int
    nuove: list[dict[str, Any]]
    senza_esito: list[Convocazione]
    variazioni: list[dict[str, Any]]
    rifiuti: list[ComunicazioneInps]
    consegne: list[Assegnazione]
    agenda: list[Convocazione]
    settimana: list[Convocazione]
    aperte: int
    con_patto: int

    @property
    def niente_in_attesa(self) -> bool:
        return not (self.nuove or self.senza_esito or self.variazioni or self.rifiuti or self.consegne)


def read_oggi(casi: QuerySet, accreditamento_id, adesso: datetime) -> Oggi:
    """The day of whoever may open `casi`: five queries. His open cases are read once, for he has some tens of them."""
    oggi = adesso.astimezone(ROMA).date()
    righe = _read_aperte(casi, adesso)
    fissate = _fissate(casi, adesso)
    return Oggi(
        **_termini(casi, righe, oggi, adesso),
        nuove=_first(righe, lambda riga: riga["nuova"] and riga["stato"] == StatoCaso.ASSEGNATO, _by_termine),
        senza_esito=[c for c in fissate if c.data_ora < adesso][:MASSIMO],
        variazioni=_first(righe, lambda riga: riga["variata"], itemgetter("cerca")),
        rifiuti=list(
            ComunicazioneInps.objects.filter(caso__in=casi, stato=StatoComunicazione.RIFIUTATA)
            .filter(codice__in=RIMANDABILI)  # a refused report is again a draft, with its own term
            .exclude(patto__comunicazioni__stato__in=set(StatoComunicazione) - {StatoComunicazione.RIFIUTATA})
            .select_related("caso__nucleo")[:MASSIMO]
        ),
        consegne=list(list_consegne(accreditamento_id, adesso)[:MASSIMO]),
        agenda=[c for c in fissate if c.data_ora.astimezone(ROMA).date() == oggi],
        settimana=[c for c in fissate if c.data_ora.astimezone(ROMA).date() > oggi],
        aperte=len(righe),
        con_patto=sum(riga["stato"] in CON_PATTO for riga in righe.values()),
    )


def _read_aperte(casi: QuerySet, adesso: datetime) -> dict[UUID, dict[str, Any]]:
    """The open cases by key: light rows that say too whether a case is `nuova` or `variata`.

    `nuova`: given in the last week. `variata`: a later lot brought something that nobody looked at yet.
    """
    recente = Assegnazione.objects.filter(caso=OuterRef("pk"), al=None, dal__gte=adesso - timedelta(days=GIORNI_AVVISO))
    da_vedere = DifferenzaFornitura.objects.filter(caso=OuterRef("pk"), vista_il=None)
    rows = select_casi(casi.exclude(stato=StatoCaso.CHIUSO))
    return {row["id"]: row for row in rows.annotate(nuova=Exists(recente), variata=Exists(da_vedere))}


def _first(righe: dict[UUID, dict[str, Any]], wanted: Callable, order: Callable) -> list[dict[str, Any]]:
    """The first rows of a block."""
    return sorted(filter(wanted, righe.values()), key=order)[:MASSIMO]


def _by_termine(riga: dict[str, Any]) -> tuple:
    return riga["termine"] or date.max, riga["id"]


def _termini(casi: QuerySet, righe: dict[UUID, dict[str, Any]], oggi: date, adesso: datetime) -> dict[str, Any]:
    """The terms lapsed or lapsing within a week, oldest first, at most MASSIMO of them; and how many others."""
    rows = Scadenza.objects.filter(
        caso__in=casi.exclude(stato=StatoCaso.CHIUSO),
        stato=StatoScadenza.APERTA,
        termine__lte=oggi + timedelta(days=GIORNI_AVVISO),
    )
    found = list(rows.order_by("termine", "pk"))
    lines = [
        Termine(righe[each.caso_id], each, source_of(each), step_of(righe[each.caso_id], adesso))
        for each in found[:MASSIMO]
        if each.caso_id in righe
    ]
    return {"termini": lines, "altri_termini": len(found) - len(lines)}


def _fissate(casi: QuerySet, adesso: datetime) -> list[Convocazione]:
    """The appointments without outcome up to a week ahead, in their order."""
    rows = Convocazione.objects.filter(
        caso__in=casi, stato=StatoConvocazione.FISSATA, data_ora__lt=adesso + timedelta(days=GIORNI_AVVISO)
    )
    return list(rows.select_related("caso__nucleo").order_by("data_ora")[:50])
