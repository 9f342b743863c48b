"""The homes: what lapses, what waits, the day's appointments; for the Coordinatore, the queue and the loads."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

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
from patti_inclusione.selectors.caso import list_consegne, select_casi, source_of, step_of
from rdc_platform.web.formati import ROMA

GIORNI_AVVISO = 7
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
    """The day of whoever may open `casi`; a dozen queries, however many cases."""
    oggi = adesso.astimezone(ROMA).date()
    termini, quanti = _termini(casi, oggi, adesso)
    fissate = _fissate(casi, adesso)
    ferme = [c for c in fissate if c.data_ora < adesso]
    conti = casi.exclude(stato=StatoCaso.CHIUSO).aggregate(
        aperte=Count("pk"), con_patto=Count("pk", filter=Q(stato__in=[StatoCaso.PATTO_ATTIVO, StatoCaso.IN_REVISIONE]))
    )
    return Oggi(
        termini=termini,
        altri_termini=quanti - len(termini),
        nuove=_nuove(casi, adesso),
        senza_esito=ferme[:MASSIMO],
        variazioni=_variazioni(casi),
        rifiuti=list(
            ComunicazioneInps.objects.filter(caso__in=casi, stato=StatoComunicazione.RIFIUTATA)
            .exclude(patto__comunicazioni__stato__in=set(StatoComunicazione) - {StatoComunicazione.RIFIUTATA})
            .select_related("caso__nucleo")[:MASSIMO]
        ),
        consegne=list(list_consegne(accreditamento_id, adesso)[:MASSIMO]),
        agenda=[c for c in fissate if c.data_ora.astimezone(ROMA).date() == oggi],
        settimana=[c for c in fissate if c.data_ora.astimezone(ROMA).date() > oggi],
        **conti,
    )


def _termini(casi: QuerySet, oggi: date, adesso: datetime) -> tuple[list[Termine], int]:
    """The terms lapsed or lapsing within a week, oldest first, at most MASSIMO of them; and how many there are."""
    rows = Scadenza.objects.filter(
        caso__in=casi, stato=StatoScadenza.APERTA, termine__lte=oggi + timedelta(days=GIORNI_AVVISO)
    )
    first = list(rows.order_by("termine", "pk")[:MASSIMO])
    righe = {row["id"]: row for row in select_casi(casi.filter(pk__in=[s.caso_id for s in first]))}
    lines = [Termine(righe[s.caso_id], s, source_of(s), step_of(righe[s.caso_id], adesso)) for s in first]
    return lines, rows.count() if len(first) == MASSIMO else len(first)


def _fissate(casi: QuerySet, adesso: datetime) -> list[Convocazione]:
    """The appointments without outcome up to a week ahead, in their order."""
    rows = Convocazione.objects.filter(
        caso__in=casi, stato=StatoConvocazione.FISSATA, data_ora__lt=adesso + timedelta(days=GIORNI_AVVISO)
    )
    return list(rows.select_related("caso__nucleo").order_by("data_ora")[:50])


def _nuove(casi: QuerySet, adesso: datetime) -> list[dict[str, Any]]:
    """The families given in the last week that nobody has convened yet."""
    recente = Assegnazione.objects.filter(caso=OuterRef("pk"), al=None, dal__gte=adesso - timedelta(days=GIORNI_AVVISO))
    rows = select_casi(casi.filter(Exists(recente), stato=StatoCaso.ASSEGNATO)).order_by("termine", "id")
    return list(rows[:MASSIMO])


def _variazioni(casi: QuerySet) -> list[dict[str, Any]]:
    """The families on which a later lot brought something not looked at yet."""
    da_vedere = DifferenzaFornitura.objects.filter(caso=OuterRef("pk"), vista_il=None)
    return list(select_casi(casi.filter(Exists(da_vedere))).order_by("cerca", "id")[:MASSIMO])
