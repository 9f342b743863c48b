"""The calendar by day, week and month: one's own, and an office's. At most six queries, whatever it holds."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Value

from patti_inclusione.models import Convocazione, DisponibilitaUfficio, SchedaPersona, Sede, StatoConvocazione
from patti_inclusione.orari import list_inizi
from patti_inclusione.selectors import agenda
from rdc_platform import calendario
from rdc_platform.calendario import ROMA
from rdc_platform.web.giorni import Giorno, Periodo, days_of


@dataclass
class Ora:
    """One hour of an office: free places of all, and who is expected, as far as one may know."""

    disponibilita: DisponibilitaUfficio
    inizio: datetime
    presenti: list[dict[str, Any]]

    @property
    def liberi(self) -> int:
        return max(0, self.disponibilita.posti - len(self.presenti))

    @property
    def miei(self) -> list[dict[str, Any]]:
        return [each for each in self.presenti if each["mia"]]

    @property
    def fine(self) -> datetime:
        return self.inizio + timedelta(minutes=self.disponibilita.durata_slot_min)


def read_personale(casi: QuerySet, disponibilita: QuerySet, accreditamento_id: Any, periodo: Periodo) -> list[Giorno]:
    """One's own appointments day by day, and how many hours one may still book."""
    giorni = days_of(periodo, None)
    appuntamenti = agenda.list_appuntamenti(casi, periodo.dal, periodo.al)
    for each in appuntamenti:
        giorni[calendario.rome_date(each.data_ora)].voci.append(each)
    today = calendario.today()
    if periodo.al >= today and periodo.vista != "mese":
        liberi = agenda.list_liberi(disponibilita, accreditamento_id, max(periodo.dal, today), periodo.al, appuntamenti)
        for orario in liberi:
            giorni[orario.inizio.date()].liberi += 1
    return list(giorni.values())


def read_ufficio(sede: Sede, disponibilita: QuerySet, casi: QuerySet | None, periodo: Periodo) -> list[Giorno]:
    """The hours of one office day by day: who sees `casi` reads the names of his own, others only whether one is taken."""
    giorni = days_of(periodo, sede.comune_id)
    rows = agenda.with_chiusure(disponibilita.filter(sede=sede), periodo.dal, periodo.al)
    presenti = _presenti(rows, casi, periodo)
    for row in rows:
        for inizio in list_inizi(row, periodo.dal, periodo.al, row.sede.chiusure.all()):
            ora = Ora(row, inizio, presenti.pop((row.pk, inizio), []))
            giorni[inizio.date()].voci.append(ora)
    for day in giorni.values():
        day.voci.sort(key=lambda ora: (ora.inizio, str(ora.disponibilita.pk)))
        day.liberi = sum(ora.liberi for ora in day.voci)
    return list(giorni.values())


def list_sedi(sedi: QuerySet) -> list[Sede]:
    """The offices that receive, to choose from."""
    return list(sedi.filter(attiva=True).select_related("comune").order_by("comune__cerca", "denominazione"))


def _presenti(
    rows: Sequence[DisponibilitaUfficio], casi: QuerySet | None, periodo: Periodo
) -> dict[Any, list[dict[str, Any]]]:
    """The appointments that stand in those hours, by availability and instant: one query."""
    found = Convocazione.objects.filter(
        disponibilita__in=[row.pk for row in rows],
        stato=StatoConvocazione.FISSATA,
        data_ora__range=agenda.bounds(periodo.dal, periodo.al),
    )
    riservati = SchedaPersona.objects.filter(componente__convocazioni=OuterRef("pk"), indirizzo_riservato=True)
    if casi is None:
        found = found.annotate(mia=Value(value=False)).values("pk", "disponibilita_id", "data_ora", "mia")
    else:
        mia, names = Exists(casi.filter(pk=OuterRef("caso"))), {"cognome": F("caso__nucleo__cognome")}
        found = found.annotate(mia=mia, riservata=Exists(riservati)).values(
            "pk", "disponibilita_id", "data_ora", "mia", "riservata", **names
        )
    by_hour: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for each in found:
        if not each["mia"]:
            each["cognome"] = ""
        by_hour[each["disponibilita_id"], each["data_ora"].astimezone(ROMA)].append(each)
    return by_hour


def propose(casi: Iterable[Any], liberi: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Each family with the next free hour: in its own Comune if there is one, else the first anywhere; None if none is left.

    No two of them at hours that meet: the Case manager sees one family at a time.
    """
    left = list(liberi)
    pairs = []
    for caso in casi:
        own = [o for o in left if o.disponibilita.sede.comune_id == caso.nucleo.comune_id]
        orario = next(iter(own or left), None)
        pairs.append((caso, orario))
        if orario is not None:
            left = [o for o in left if o.fine <= orario.inizio or orario.fine <= o.inizio]
    return pairs
