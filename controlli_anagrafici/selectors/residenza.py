"""The residence of a check as its page shows it: the periods, what they prove, the picture, where to look next."""

from dataclasses import dataclass
from datetime import date

from ambiti.models import Comune
from controlli_anagrafici.disegno import Disegno, Striscia, draw
from controlli_anagrafici.models import Controllo, OrigineControllo, PeriodoResidenza
from controlli_anagrafici.periodo_regole import warnings_of
from controlli_anagrafici.residenza import Parametri, Periodo, Residenza, TipoPeriodo, compute_residenza, find_scoperti
from controlli_anagrafici.righe import riga_of


@dataclass(frozen=True)
class Quadro:
    """What the page draws. `prossimo` is the Comune to ask next, while something is missing and one is known."""

    periodi: list[PeriodoResidenza]
    residenza: Residenza
    parametri: Parametri
    disegno: Disegno
    avvisi: list[str]
    prossimo: Comune | None
    scoperti: tuple[tuple[date, date], ...] | None = None  # of maintenance: days since the domanda that nothing covers
    parziale: bool = False  # the periods of one Comune alone: nothing follows from them

    @property
    def calcolo(self) -> Residenza | None:
        """What the periods prove; None where there is none yet, or none that a person confirmed."""
        return self.residenza if any(each.confermato for each in self.periodi) else None


def parametri_of(controllo: Controllo) -> Parametri:
    """The years asked of this check, on its day of reference."""
    return Parametri(controllo.data_riferimento, controllo.anni_totali_richiesti, controllo.anni_continuativi_richiesti)


def list_periodi(controllo: Controllo) -> list[PeriodoResidenza]:
    """Every period of the check, the latest first."""
    rows = controllo.periodi.select_related(
        "comune", "comune_dichiarante", "comune_provenienza", "stato_provenienza", "comune_destinazione"
    )
    return list(rows)


def quadro(controllo: Controllo, provvisorio: PeriodoResidenza | None = None, *, solo: str = "") -> Quadro:
    """The picture; with `provvisorio`, as it would be once what is being typed is written; of the Comune `solo` alone."""
    periodi = [each for each in list_periodi(controllo) if provvisorio is None or each.pk != provvisorio.pk]
    if solo:
        periodi = [each for each in periodi if each.comune_dichiarante_id == solo]
    if provvisorio is not None:
        periodi = sorted([*periodi, provvisorio], key=lambda each: each.data_inizio, reverse=True)
    parametri = parametri_of(controllo)
    valgono = [each for each in periodi if each.confermato]
    residenza = compute_residenza([as_periodo(each) for each in valgono], parametri)
    return Quadro(
        periodi=periodi,
        residenza=residenza,
        parametri=parametri,
        disegno=draw([_striscia(each) for each in periodi], parametri, residenza, gaps=bool(valgono) and not solo),
        avvisi=warnings_of([riga_of(each) for each in valgono], parametri.riferimento),
        prossimo=None if residenza.is_completa else next_comune(valgono),
        scoperti=scoperti_of(controllo, valgono),
        parziale=bool(solo),
    )


def scoperti_of(controllo: Controllo, periodi: list[PeriodoResidenza]) -> tuple[tuple[date, date], ...] | None:
    """The days since the domanda when residence is not proved; None where the check is not of maintenance."""
    if controllo.origine_controllo != OrigineControllo.MANTENIMENTO:
        return None
    rows = [as_periodo(each) for each in periodi if each.confermato]
    return find_scoperti(rows, controllo.nucleo.data_domanda, controllo.data_riferimento)


def as_periodo(periodo: PeriodoResidenza) -> Periodo:
    return Periodo(periodo.data_inizio, periodo.data_fine, TipoPeriodo(periodo.tipo), periodo.data_decorrenza_incerta)


def next_comune(periodi: list[PeriodoResidenza]) -> Comune | None:
    """Where the earliest period says that the person came from; None where it says abroad, birth or nothing."""
    attestati = [each for each in periodi if each.tipo in {TipoPeriodo.ISCR, TipoPeriodo.EFF}]
    return min(attestati, key=lambda each: each.data_inizio).comune_provenienza if attestati else None


def _striscia(periodo: PeriodoResidenza) -> Striscia:
    luogo = str(periodo.comune) if periodo.comune else "All'estero"
    return Striscia(luogo, periodo.data_inizio, periodo.data_fine, TipoPeriodo(periodo.tipo), not periodo.confermato)
