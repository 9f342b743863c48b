"""The computation of residence of a check, made again at each change of its periods and kept."""

from dataclasses import asdict
from datetime import date
from typing import Any

from controlli_anagrafici.models import Calcolo, Controllo, PeriodoResidenza
from controlli_anagrafici.residenza import (
    VERSIONE,
    Parametri,
    Periodo,
    TipoPeriodo,
    compute_residenza,
    hash_ingressi,
)


def parametri_of(controllo: Controllo) -> Parametri:
    """The years asked of this check, on its day of reference."""
    return Parametri(controllo.data_riferimento, controllo.anni_totali_richiesti, controllo.anni_continuativi_richiesti)


def periodi_of(controllo: Controllo) -> list[Periodo]:
    """The periods that count: ANPR's proposals do not, until somebody confirms them."""
    rows = PeriodoResidenza.objects.filter(controllo=controllo, confermato=True)
    return [Periodo(row.data_inizio, row.data_fine, TipoPeriodo(row.tipo), row.data_decorrenza_incerta) for row in rows]


def compute_calcolo(controllo: Controllo) -> Calcolo:
    """Compute and keep; the last one again where nothing changed. In the caller's transaction, the check locked."""
    periodi, parametri = periodi_of(controllo), parametri_of(controllo)
    impronta = hash_ingressi(periodi, parametri)
    last = controllo.calcoli.order_by("-fatto_il").first()
    if last is not None and last.hash_ingressi == impronta:
        return last
    values = asdict(compute_residenza(periodi, parametri))
    values["interruzioni"] = [{k: _json(v) for k, v in row.items()} for row in values["interruzioni"]]
    values["conflitti_estero"] = [{"dal": str(dal), "al": str(al)} for dal, al in values["conflitti_estero"]]
    return Calcolo.objects.create(
        controllo=controllo,
        algoritmo_versione=VERSIONE,
        hash_ingressi=impronta,
        **asdict(parametri),
        **values,
    )


def _json(value: Any) -> Any:
    return str(value) if isinstance(value, date) else value
