"""The computation of residence of a check, made again at each change of its periods and kept."""

from dataclasses import asdict
from datetime import date
from typing import Any

from controlli_anagrafici.models import Calcolo, Controllo, PeriodoResidenza
from controlli_anagrafici.residenza import (
    VERSIONE,
    compute_residenza,
    hash_ingressi,
)
from controlli_anagrafici.selectors.residenza import as_periodo, parametri_of


def compute_calcolo(controllo: Controllo) -> Calcolo:
    """Compute and keep; the last one again where nothing changed. In the caller's transaction, the check locked."""
    rows = PeriodoResidenza.objects.filter(controllo=controllo, confermato=True)  # ANPR's proposals do not count yet
    periodi, parametri = [as_periodo(row) for row in rows], parametri_of(controllo)
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
