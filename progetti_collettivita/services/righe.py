"""The rows of a sheet: places and their hours, bodies, costs, equipment."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Model, Q, QuerySet
from django.http import Http404

from accounts.profilo import Profilo
from progetti_collettivita.models import (
    DpiPuc,
    FasciaOraria,
    Puc,
    SedePuc,
    SoggettoAttuatore,
    StatoPuc,
    VocePuc,
)
from progetti_collettivita.selectors.territorio import comuni_of
from progetti_collettivita.services.puc import PucError, lock_puc, require_stato, touch_puc

S = StatoPuc
SEMPRE = (S.BOZZA, S.APPROVATO, S.ATTIVO, S.SOSPESO)
# What each kind of row is, and what the time line calls it.
PARTI: dict[str, tuple[type[Model], str]] = {
    "sedi": (SedePuc, "Sede"),
    "orari": (FasciaOraria, "Orario"),
    "attuatori": (SoggettoAttuatore, "Attuatore"),
    "costi": (VocePuc, "Costo"),
    "dpi": (DpiPuc, "Dispositivo di protezione"),
}


def righe_of(puc: Puc, quale: str) -> QuerySet[Any]:
    """The rows of a kind; Http404 for a kind that there is not."""
    if quale not in PARTI:
        raise Http404
    model = PARTI[quale][0]
    return model._default_manager.filter(**{"sede__puc" if quale == "orari" else "puc": puc})


@transaction.atomic
def save_riga(puc: Puc, *, by: Profilo, quale: str, riga: UUID | None = None, **campi: Any) -> Model:
    """Write a new row, or an old one again. Raises PucError (with the field), TransitionError, Http404."""
    puc = lock_puc(puc, by=by, perm="edit_puc")
    require_stato(puc, *SEMPRE)
    model, nome = PARTI[quale]
    row = _find(puc, quale, riga) if riga else model() if quale == "orari" else model(puc=puc)
    for campo, valore in campi.items():
        setattr(row, campo, valore)
    _check(puc, row)
    try:
        with transaction.atomic():
            row.save(update_fields=list(campi)) if riga else row.save(force_insert=True)
    except IntegrityError as error:
        raise PucError("C'è già una riga così in questo progetto.", next(iter(campi))) from error
    touch_puc(puc, by=by, atto="save_riga_puc", testo=f"{nome}: {row}")
    return row


@transaction.atomic
def delete_riga(puc: Puc, *, by: Profilo, quale: str, riga: UUID) -> None:
    """Take a row away. A project that was presented keeps one place at least, and a place where somebody goes stays."""
    puc = lock_puc(puc, by=by, perm="edit_puc")
    require_stato(puc, *SEMPRE)
    row = _find(puc, quale, riga)
    if isinstance(row, SedePuc):
        _check_sede_goes(puc, row)
    row.delete()
    touch_puc(puc, by=by, atto="delete_riga_puc", testo=f"{PARTI[quale][1]}, riga tolta: {row}")


def _find(puc: Puc, quale: str, riga: UUID) -> Any:
    row = righe_of(puc, quale).select_for_update(of=("self",)).filter(pk=riga).first()
    if row is None:
        raise Http404
    return row


def _check(puc: Puc, row: Model) -> None:
    if isinstance(row, SedePuc) and row.comune_id not in {comune.pk for comune in comuni_of(puc)}:
        raise PucError("La sede sta nel territorio di chi ha il progetto: scegli un Comune dell'elenco.", "comune")
    if isinstance(row, FasciaOraria):
        _check_fascia(puc, row)


def _check_fascia(puc: Puc, fascia: FasciaOraria) -> None:
    if fascia.sede.puc_id != puc.pk:
        raise Http404
    same = FasciaOraria.objects.filter(sede=fascia.sede, giorno_settimana=fascia.giorno_settimana).exclude(pk=fascia.pk)
    other = same.filter(Q(ora_inizio__lt=fascia.ora_fine, ora_fine__gt=fascia.ora_inizio)).first()
    if other is not None:
        raise PucError(f"In questa sede c'è già un orario che si sovrappone: {other}.", "ora_inizio")


def _check_sede_goes(puc: Puc, sede: SedePuc) -> None:
    if sede.assegnazioni.exists():
        raise PucError("Qualcuno è assegnato a questa sede: non si può togliere.")
    if puc.stato != S.BOZZA and puc.sedi.count() == 1:
        raise PucError("È l'unica sede del progetto: aggiungine prima un'altra.")
