"""What a line of the register must be: refused in words, at the field (B.7). In the caller's transaction, the assignment locked.

The database holds the same; here it is said why.
"""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from progetti_collettivita.models import FATTE, AssegnazionePuc, Esito, MesePuc, PresenzaPuc
from progetti_collettivita.models.presenza_regole import ORE_AL_GIORNO
from progetti_collettivita.ore import in_quarti, massimo_del_mese, settimana_of
from progetti_collettivita.selectors.presenze import attivi_nel_mese, fine_of, is_fermo, pause_of
from progetti_collettivita.services.puc import PucError
from rdc_platform import calendario
from rdc_platform.calendario import fine_mese, mese_of
from rdc_platform.norme.selectors import intero
from rdc_platform.web.formati import data_breve, decimale


class ConfermaError(PucError):
    """It may be so, if whoever writes it says it twice."""


@dataclass(frozen=True)
class Riga:
    """What is written of a day; `ora_fine` follows from the hours where only the beginning is known."""

    data: date
    esito: str
    ore: Decimal = Decimal(0)
    ora_inizio: time | None = None
    ora_fine: time | None = None
    causale: str = ""
    note: str = ""
    firma_partecipante: bool = False

    @property
    def fatte(self) -> Decimal:
        return self.ore if self.esito in FATTE else Decimal(0)

    def campi(self) -> dict[str, Any]:
        return asdict(self)


def check_riga(riga: Riga) -> Riga:
    """The line as it will be written. Raises PucError."""
    if riga.esito == Esito.SOSPESO:
        return replace(riga, ore=Decimal(0), ora_inizio=None, ora_fine=None, causale="")
    if not 0 < riga.ore <= ORE_AL_GIORNO:
        raise PucError(f"Scrivi da un quarto d'ora a {ORE_AL_GIORNO} ore: di più in un giorno non si può.", "ore")
    if not in_quarti(riga.ore):
        raise PucError("Scrivi ore intere o quarti d'ora, per esempio 3,75.", "ore")
    if riga.esito != Esito.ASSENTE_GIUSTIFICATO:
        riga = replace(riga, causale="")
    elif not riga.causale:
        raise PucError("Scegli perché è giustificata; se non lo è, scrivi «Assente ingiustificato».", "causale")
    return _with_fine(riga)


def _with_fine(riga: Riga) -> Riga:
    """Its hours of the day: both, or none."""
    if riga.ora_inizio is None:
        if riga.ora_fine is not None:
            raise PucError("Scrivi anche a che ora ha cominciato.", "ora_inizio")
        return riga
    inizio = datetime.combine(riga.data, riga.ora_inizio)
    minimo = inizio + timedelta(hours=float(riga.ore))
    if minimo.date() != riga.data:
        raise PucError("Con queste ore finirebbe il giorno dopo: controlla a che ora ha cominciato.", "ora_inizio")
    if riga.ora_fine is None:
        return replace(riga, ora_fine=minimo.time())
    if riga.ora_fine < minimo.time():
        raise PucError("Le ore sono più di quelle fra l'inizio e la fine: correggi le une o l'altra.", "ore")
    return riga


def check_giorno(row: AssegnazionePuc, riga: Riga) -> None:
    """Within the dates of the assignment, not to come, and not while it was suspended. Raises PucError."""
    if riga.data > calendario.today():
        raise PucError("Questo giorno deve ancora venire: scrivilo quando è passato.", "data")
    fine = fine_of(row)
    if row.data_inizio is None or not row.data_inizio <= riga.data <= fine:
        raise PucError(
            f"Partecipa dal {data_breve(row.data_inizio)} al {data_breve(fine)}: scegli un giorno in mezzo.", "data"
        )
    if riga.esito != Esito.SOSPESO and is_fermo(pause_of([row])[row.pk], riga.data):
        raise PucError("Quel giorno la partecipazione era sospesa: si scrive solo «Progetto fermo».", "data")


def check_aperto(row: AssegnazionePuc, giorno: date) -> None:
    """The month is not validated yet. Raises PucError."""
    if is_validato(row, giorno):
        raise PucError("Questo mese è già validato: solo il Responsabile PUC può rettificarlo, con un motivo.", "data")


def is_validato(row: AssegnazionePuc, giorno: date) -> bool:
    return MesePuc.objects.filter(puc=row.puc_id, mese=mese_of(giorno)).exists()


def check_somme(row: AssegnazionePuc, riga: Riga, *, altre: list[PresenzaPuc], conferma: bool) -> list[str]:
    """Day, week and month with this line. Raises PucError, ConfermaError; returns what is only to be known, in words."""
    _check_overlap(riga, altre)
    if not riga.fatte:
        return []
    if (quante := _sum(altre, riga.data, riga.data) + riga.fatte) > ORE_AL_GIORNO:
        raise PucError(
            f"Con queste sono {decimale(quante)} ore nello stesso giorno: al massimo {ORE_AL_GIORNO}.", "ore"
        )
    massimo = intero("PUC_ORE_MAX", riga.data)
    _check_mese(row, riga, altre, massimo)
    settimana = _sum(altre, *settimana_of(riga.data)) + riga.fatte
    if settimana > massimo and not conferma:
        raise ConfermaError(
            f"Con queste sono {decimale(settimana)} ore in una settimana: la regola è al massimo {massimo}. "
            "Se è proprio così, confermalo.",
            "conferma",
        )
    if settimana > row.ore_settimanali:
        return [f"In questa settimana {decimale(settimana)} ore, le sue sono {decimale(row.ore_settimanali)}."]
    return []


def _check_mese(row: AssegnazionePuc, riga: Riga, altre: list[PresenzaPuc], massimo: int) -> None:
    attivi = attivi_nel_mese(row, riga.data, pause_of([row])[row.pk])
    tetto = massimo_del_mese(massimo, attivi)
    sue = [each for each in altre if each.assegnazione_id == row.pk]
    quante = _sum(sue, mese_of(riga.data), fine_mese(riga.data)) + riga.fatte
    if quante > tetto:
        raise PucError(
            f"Con queste sono {decimale(quante)} ore nel mese: nei {attivi} giorni in cui partecipa se ne possono fare al "
            f"massimo {decimale(tetto)}.",
            "ore",
        )


def _check_overlap(riga: Riga, altre: list[PresenzaPuc]) -> None:
    for each in altre:
        if each.data == riga.data and _dalle(riga) < _alle(each) and _dalle(each) < _alle(riga):
            raise PucError(
                "Per questo giorno c'è già una riga"
                + (f" dalle {each.ora_inizio:%H:%M} alle {each.ora_fine:%H:%M}" if each.ora_inizio else "")
                + ": correggi quella, o scrivi ore che non si accavallano.",
                "ora_inizio",
            )


def _dalle(riga: Riga | PresenzaPuc) -> time:
    return riga.ora_inizio or time.min


def _alle(riga: Riga | PresenzaPuc) -> time:
    return riga.ora_fine or time.max


def _sum(righe: list[PresenzaPuc], dal: date, al: date) -> Decimal:
    """The hours done from a day to another, both included."""
    return sum((each.ore for each in righe if each.esito in FATTE and dal <= each.data <= al), Decimal(0))
