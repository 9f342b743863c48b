"""Writing, changing and taking away the periods of residence that a Comune attests."""

from typing import Any

from django.db import transaction
from django.shortcuts import get_object_or_404

from accounts.profilo import Profilo
from ambiti.models import Comune
from ambiti.selectors import is_protetto
from controlli_anagrafici.models import SCRIVIBILI, Calcolo, Controllo, PeriodoResidenza
from controlli_anagrafici.periodo_regole import check_riga
from controlli_anagrafici.righe import riga_of
from controlli_anagrafici.selectors.controllo import richiedente
from controlli_anagrafici.services.calcolo import compute_calcolo
from controlli_anagrafici.services.controllo import (
    lock_controllo,
    note_evento,
    require_residenza,
    require_stato,
    touch_controllo,
)
from rdc_platform import calendario
from rdc_platform.audit import services as audit


class PeriodoError(Exception):
    """The period cannot be written; `errori` says why, by field."""

    def __init__(self, errori: dict[str, str]):
        super().__init__(" ".join(errori.values()))
        self.errori = errori


def check_periodo(periodo: PeriodoResidenza) -> dict[str, str]:
    """What is wrong with the period beside those of its check that count, by field."""
    controllo = periodo.controllo
    altri = PeriodoResidenza.objects.filter(controllo=controllo, confermato=True).exclude(pk=periodo.pk)
    altrui = periodo.comune_dichiarante_id != controllo.comune_competente_id
    return check_riga(
        riga_of(periodo),
        [riga_of(each) for each in altri.select_related("comune")],
        nascita=richiedente(controllo).data_nascita,
        oggi=calendario.today(),
        muto=altrui and is_protetto(controllo.nucleo_id),
    )


@transaction.atomic
def add_periodo(controllo: Controllo, *, by: Profilo, versione: int | None = None, **campi: Any) -> PeriodoResidenza:
    """Write a period of the Comune that the check belongs to. Raises ControlloError, PeriodoError, VersioneError, TransitionError."""
    controllo = lock_controllo(controllo, by=by, perm="work_controllo", versione=versione)
    require_stato(controllo, *SCRIVIBILI)
    require_residenza(controllo)
    return write_periodo(controllo, controllo.comune_competente, by=by, **campi)


@transaction.atomic
def edit_periodo(periodo: PeriodoResidenza, *, by: Profilo, versione: int | None = None, **campi: Any) -> Calcolo:
    """Change a period of the check's own Comune; what another one attests is its own to change (Http404)."""
    controllo = lock_controllo(periodo.controllo, by=by, perm="work_controllo", versione=versione)
    require_stato(controllo, *SCRIVIBILI)
    return change_periodo(controllo, periodo, controllo.comune_competente, by=by, **campi)


@transaction.atomic
def delete_periodo(periodo: PeriodoResidenza, *, by: Profilo) -> Calcolo:
    """Take away a period of the check's own Comune."""
    controllo = lock_controllo(periodo.controllo, by=by, perm="work_controllo")
    require_stato(controllo, *SCRIVIBILI)
    return drop_periodo(controllo, periodo, controllo.comune_competente, by=by)


def write_periodo(controllo: Controllo, dichiarante: Comune, *, by: Profilo, **campi: Any) -> PeriodoResidenza:
    """Write a period in the name of `dichiarante`, in the caller's transaction, the check locked. Raises PeriodoError."""
    periodo = PeriodoResidenza(
        controllo=controllo, comune_dichiarante=dichiarante, scritto_da=by.accreditamento, **campi
    )
    _refuse_errors(periodo)
    periodo.save(force_insert=True)
    _told(controllo, by=by, atto="add_periodo", testo=f"Periodo scritto: {_quando(periodo)}")
    return periodo


def change_periodo(
    controllo: Controllo, periodo: PeriodoResidenza, dichiarante: Comune, *, by: Profilo, **campi: Any
) -> Calcolo:
    """Change a period that `dichiarante` attests; Http404 for another's. In the caller's transaction, the check locked."""
    periodo = _own(periodo, dichiarante)
    for campo, valore in campi.items():
        setattr(periodo, campo, valore)
    _refuse_errors(periodo)
    periodo.save(update_fields=list(campi))
    return _told(controllo, by=by, atto="edit_periodo", testo=f"Periodo corretto: {_quando(periodo)}")


def drop_periodo(controllo: Controllo, periodo: PeriodoResidenza, dichiarante: Comune, *, by: Profilo) -> Calcolo:
    periodo = _own(periodo, dichiarante)
    quando = _quando(periodo)
    periodo.delete()
    return _told(controllo, by=by, atto="delete_periodo", testo=f"Periodo tolto: {quando}")


def _own(periodo: PeriodoResidenza, dichiarante: Comune) -> PeriodoResidenza:
    rows = PeriodoResidenza.objects.select_for_update(of=("self",)).select_related("controllo", "comune")
    return get_object_or_404(rows, pk=periodo.pk, comune_dichiarante=dichiarante)


def _refuse_errors(periodo: PeriodoResidenza) -> None:
    if errori := check_periodo(periodo):
        raise PeriodoError(errori)


def _told(controllo: Controllo, *, by: Profilo, atto: str, testo: str) -> Calcolo:
    touch_controllo(controllo)
    note_evento(controllo, by=by, tipo="periodo", testo=testo)
    audit.record(atto, controllo, by=by, nucleo_id=controllo.nucleo_id)
    return compute_calcolo(controllo)


def _quando(periodo: PeriodoResidenza) -> str:
    al = f"al {periodo.data_fine:%d/%m/%Y}" if periodo.data_fine else "in corso"
    return f"{periodo.get_tipo_display()}, dal {periodo.data_inizio:%d/%m/%Y} {al}"
