"""Families seen for a while by another Case manager: lent while theirs is away, or given in an emergency (docs/adr/0020).

The end stands in guardian's row and in the query that reads it: no task has to come by. The hourly one only tidies up.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts import incarichi
from accounts.models import Accreditamento
from accounts.profilo import Profilo
from ambiti.models import Nucleo
from patti_inclusione.models import (
    Assegnazione,
    Assenza,
    Caso,
    MotivoRiassegnazione,
    StatoCaso,
    Supplenza,
    TipoSupplenza,
)
from patti_inclusione.permissions import CASI
from patti_inclusione.services.assegnazione import (
    CaseManagerError,
    comuni_of,
    comuni_of_casi,
    conflitti_of,
    correnti_of,
    lock_case_managers,
    lock_casi,
)
from patti_inclusione.services.caso import note_evento
from patti_inclusione.services.passaggi import (
    SUPPLENZA,
    close_assegnazioni,
    close_supplenze,
    give_casi,
    note_supplenze,
    queue_casi,
)
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore


class AssenzaError(Exception):
    """The absence cannot be arranged so; the text says why to the Coordinatore."""


@dataclass(frozen=True)
class Disposta:
    """An absence arranged: how many families moved, and those that the substitute may not have."""

    assenza: Assenza
    spostate: int
    rimaste: list[Caso]


@transaction.atomic
def start_assenza(
    case_manager: Accreditamento, *, dal: date, al: date, supplente: Accreditamento | None, by: Profilo
) -> Disposta:
    """Lend all the open families of a Case manager to `supplente` from `dal` to `al`, or put them into the queue now.

    Only the families of the Comuni of `by`. Raises AssenzaError, CaseManagerError.
    """
    sweep_supplenze(by=by)
    locked = lock_case_managers({row.pk for row in (case_manager, supplente) if row is not None})
    if Assenza.objects.filter(case_manager=case_manager, disposta_da=by.accreditamento_id, chiusa_il=None,
                              dal__lte=al, al__gte=dal).exists():  # fmt: skip
        raise AssenzaError("In questi giorni è già segnato assente: chiudi prima quell'assenza.")
    casi = _his_casi(case_manager, by)
    assenza = Assenza.objects.create(
        case_manager=case_manager, supplente=supplente, dal=dal, al=al, disposta_da=by.accreditamento
    )
    if supplente is None:
        rimaste: list[Caso] = []
        _queue(assenza, casi, by)
    else:
        if supplente.pk not in locked or supplente.operatore_id == case_manager.operatore_id:
            raise CaseManagerError("Scegli un altro Case manager, che sia attivo.")
        rimaste = _lend(assenza, casi, locked[supplente.pk], by)
    audit.record("start_assenza", assenza, by=by)
    return Disposta(assenza, len(casi) - len(rimaste), rimaste)


@transaction.atomic
def end_assenza(assenza: Assenza, *, by: Autore) -> None:
    """The Case manager is back: what was lent ends now, and what still waits in the queue is his again."""
    assenza = Assenza.objects.select_for_update(of=("self",)).select_related("case_manager").get(pk=assenza.pk)
    if assenza.chiusa_il is not None:
        return
    adesso = timezone.now()
    case_managers = lock_case_managers({assenza.case_manager_id})
    close_supplenze(Supplenza.objects.filter(assenza=assenza), by=by, adesso=adesso)
    if assenza.case_manager_id in case_managers:
        _give_back(assenza, case_managers[assenza.case_manager_id], by, adesso)
    assenza.chiusa_il = adesso
    assenza.save(update_fields=["chiusa_il"])
    audit.record("end_assenza", assenza, by=by)


@transaction.atomic
def end_supplenza(supplenza: Supplenza, *, by: Profilo) -> bool:
    """End one before its time: at the next click the substitute does not see the family. False if it had ended."""
    Caso.objects.select_for_update(of=("self",)).get(pk=supplenza.caso_id)
    ended = close_supplenze(Supplenza.objects.filter(pk=supplenza.pk), by=by, adesso=timezone.now())
    if ended:
        note_evento(supplenza.caso, by=by, tipo=SUPPLENZA, testo="Finita prima del tempo: la vede solo chi la segue")
        audit.record("end_supplenza", supplenza, by=by, nucleo_id=supplenza.caso.nucleo_id)
    return bool(ended)


def sweep_supplenze(*, by: Autore) -> int:
    """Tidy up those whose time is over; they gave nothing to see any more. How many."""
    adesso = timezone.now()
    return close_supplenze(Supplenza.objects.filter(al__lte=adesso), by=by, adesso=adesso)


def sweep_assenze(*, by: Autore) -> int:
    """End the absences whose last day has passed: the families that nobody took are given back. How many."""
    over = list(Assenza.objects.filter(chiusa_il=None, al__lt=calendario.today()))
    for assenza in over:
        end_assenza(assenza, by=by)
    return len(over)


@incarichi.source(Nucleo)
def lent_nuclei() -> QuerySet[Any, Any]:
    """The (accreditation, nucleus, from, to) that the substitutions not yet closed imply."""
    return Supplenza.objects.filter(chiusa_il=None).values_list("supplente_id", "caso__nucleo_id", "dal", "al")


def instants_of(dal: date, al: date) -> tuple[datetime, datetime]:
    """From the first instant of `dal`, or now if it has passed, to the end of `al`, in Rome."""
    first, last = (datetime.combine(day, time(), tzinfo=calendario.ROMA) for day in (dal, al + calendario.GIORNO))
    return max(first, timezone.now()), last


def unfit_for(supplente: Accreditamento, casi: Collection[Caso]) -> set[UUID]:
    """The cases that he may not be lent: another Comune, a conflict, or one he sees or will see already."""
    comuni = comuni_of([supplente.pk])[supplente.pk]
    vietate = conflitti_of([supplente.pk])
    own = Supplenza.objects.filter(supplente=supplente, chiusa_il=None, caso__in=casi)
    seen = set(own.values_list("caso_id", flat=True))
    dove = comuni_of_casi(casi)
    return {
        caso.pk
        for caso in casi
        if dove[caso.nucleo_id] not in comuni or (supplente.operatore_id, caso.nucleo_id) in vietate or caso.pk in seen
    }


def _his_casi(case_manager: Accreditamento, by: Profilo) -> list[Caso]:
    """His open cases in the Comuni of the Coordinatore, locked; AssenzaError if there is none."""
    held = CASI.permitted(by, "assign_caso").filter(assegnazioni__case_manager=case_manager, assegnazioni__al=None)
    keys = set(held.exclude(stato=StatoCaso.CHIUSO).values_list("pk", flat=True))
    if not keys:
        raise AssenzaError("Non segue nessuna famiglia aperta dei tuoi Comuni.")
    return list(lock_casi(keys, by=by).values())


def _lend(assenza: Assenza, casi: Sequence[Caso], supplente: Accreditamento, by: Profilo) -> list[Caso]:
    """Lend what may be lent; the cases that may not."""
    unfit = unfit_for(supplente, casi)
    lent = [caso for caso in casi if caso.pk not in unfit]
    if not lent:
        raise AssenzaError("Nessuna di queste famiglie può andare a questo Case manager: scegline un altro.")
    correnti = correnti_of(lent)
    dal, al = instants_of(assenza.dal, assenza.al)
    rows = [
        Supplenza(
            tipo=TipoSupplenza.ASSENZA, caso=caso, assegnazione=correnti[caso.pk], assenza=assenza,
            supplente=supplente, disposta_da=by.accreditamento, dal=dal, al=al,
        )
        for caso in lent
    ]  # fmt: skip
    Supplenza.objects.bulk_create(rows)
    incarichi.grant(supplente, [Nucleo(pk=caso.nucleo_id) for caso in lent], dal=dal, al=al)
    note_supplenze(rows, by=by)
    return [caso for caso in casi if caso.pk in unfit]


def _queue(assenza: Assenza, casi: Sequence[Caso], by: Profilo) -> None:
    correnti = list(correnti_of(casi).values())
    close_assegnazioni(correnti, motivo=MotivoRiassegnazione.ASSENZA, by=by, adesso=timezone.now())
    queue_casi(casi, by=by, testo="Ritornata in coda")
    assenza.assegnazioni.set(correnti)


def _give_back(assenza: Assenza, case_manager: Accreditamento, by: Autore, adesso: datetime) -> None:
    """The families that this absence put into the queue and that are still there."""
    ended = Assegnazione.objects.filter(assenze=assenza)
    waiting = Caso.objects.filter(pk__in=ended.values("caso"), stato=StatoCaso.DA_ASSEGNARE)
    casi = list(waiting.select_for_update(of=("self",)).order_by("pk"))
    unfit = unfit_for(case_manager, casi)
    coppie = [(caso, case_manager) for caso in casi if caso.pk not in unfit]
    give_casi(coppie, by=by, da=assenza.disposta_da_id, lotto=uuid4(), adesso=adesso, testo="Finita l'assenza: torna a")
