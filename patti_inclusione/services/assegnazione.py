"""Giving families to Case managers and taking them back: the acts of the Coordinatore (spec §3.3).

Locks are taken in one order everywhere, so that no two acts wait for each other: accreditations by key, then cases by key.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from accounts import incarichi
from accounts.models import Accreditamento, Ruolo
from accounts.profilo import Profilo
from ambiti.models import Comune, Nucleo
from patti_inclusione.models import Assegnazione, Caso, EventoCaso, MotivoRiassegnazione, StatoCaso, TipoEvento
from patti_inclusione.permissions import CASI
from patti_inclusione.services.caso import move_caso, note_evento
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.stato import TransitionError

PER_ANNULLARE = timedelta(minutes=10)


@dataclass(frozen=True)
class Scelta:
    """A family and who is to follow it; `attuale` is the assignment the Coordinatore saw, None from the queue."""

    caso_id: UUID
    attuale: UUID | None
    case_manager_id: UUID


class SuperataError(Exception):
    """Somebody else moved some of the cases meanwhile, and nothing was written: one sentence for each case."""

    def __init__(self, motivi: dict[UUID, str]):
        self.motivi = motivi
        super().__init__(f"{len(motivi)} cases moved meanwhile")


class CaseManagerError(Exception):
    """The chosen Case manager cannot receive one of the families; the text says so to the Coordinatore."""


@transaction.atomic
def assign_casi(scelte: Sequence[Scelta], *, by: Profilo, lotto: UUID, motivo: str = "") -> list[Assegnazione]:
    """Give each case to its Case manager, all or none; `motivo` says why those that somebody has already change hands.

    `lotto` names the act: the same one again returns what it did and does nothing. Raises SuperataError,
    CaseManagerError, TransitionError (a closed case), Http404 (a case that is not the Coordinatore's).
    """
    case_managers = _lock_case_managers({scelta.case_manager_id for scelta in scelte})
    casi = _lock_casi({scelta.caso_id for scelta in scelte}, by=by)
    done = list(Assegnazione.objects.filter(lotto=lotto, assegnato_da=by.accreditamento_id))
    if done:
        return done
    correnti = _correnti(casi.values())
    _refuse_superate(scelte, correnti)
    _refuse_unfit(scelte, casi, case_managers)
    return [
        _assign(
            casi[s.caso_id],
            correnti.get(s.caso_id),
            case_managers[s.case_manager_id],
            by=by,
            lotto=lotto,
            motivo=motivo,
        )
        for s in scelte
    ]


def assign_caso(
    caso: Caso, case_manager: Accreditamento, *, by: Profilo, lotto: UUID, motivo: str = ""
) -> Assegnazione:
    """Give one case, whoever has it now."""
    corrente = caso.assegnazioni.filter(al=None).first()
    scelta = Scelta(caso.pk, corrente.pk if corrente else None, case_manager.pk)
    return assign_casi([scelta], by=by, lotto=lotto, motivo=motivo)[0]


@transaction.atomic
def withdraw_caso(caso: Caso, *, attuale: UUID, motivo: str, by: Profilo) -> None:
    """Take the case back to the queue: its Case manager sees it no more from this moment."""
    locked = _lock_casi({caso.pk}, by=by)[caso.pk]
    corrente = _correnti([locked]).get(caso.pk)
    if corrente is None or corrente.pk != attuale:
        raise SuperataError({caso.pk: _meanwhile(corrente)})
    if locked.stato == StatoCaso.CHIUSO:
        raise TransitionError(locked.stato)
    _withdraw(locked, corrente, by=by, motivo=motivo, testo="Ritornata in coda")


@transaction.atomic
def undo_assegnazioni(lotto: UUID, *, by: Profilo) -> int:
    """Take back what `by` gave from the queue as `lotto` in the last minutes, if untouched since; how many cases."""
    recenti = Assegnazione.objects.filter(
        lotto=lotto, assegnato_da=by.accreditamento_id, al=None, dal__gte=timezone.now() - PER_ANNULLARE
    )
    casi = _lock_casi(set(recenti.values_list("caso_id", flat=True)), by=by)
    intatte = [a for a in recenti.select_related("case_manager") if is_untouched(casi[a.caso_id])]
    for assegnazione in intatte:
        _withdraw(casi[assegnazione.caso_id], assegnazione, by=by, motivo="", testo="Assegnazione annullata")
    return len(intatte)


def is_untouched(caso: Caso) -> bool:
    """Whether the last fact of the case is that it was given from the queue."""
    last = EventoCaso.objects.filter(caso=caso).order_by("-istante", "-pk").first()
    return last is not None and last.tipo == TipoEvento.ASSEGNAZIONE


@transaction.atomic
def return_casi_to_queue(accreditamento: Accreditamento, by: Autore, comune: Comune | None = None) -> None:
    """Put back into the queue the open cases of a Case manager whose accreditation ends, or ends in one Comune."""
    if accreditamento.ruolo != Ruolo.CASE_MANAGER:
        return
    correnti = Assegnazione.objects.filter(case_manager=accreditamento, al=None)
    if comune is not None:
        correnti = correnti.filter(caso__nucleo__comune=comune)
    keys = set(correnti.values_list("caso_id", flat=True))
    casi = {c.pk: c for c in Caso.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")}
    for corrente in correnti.filter(caso__in=casi).select_related("case_manager"):
        _withdraw(
            casi[corrente.caso_id], corrente, by=by, motivo=MotivoRiassegnazione.CESSAZIONE, testo="Ritornata in coda"
        )


@transaction.atomic
def write_consegna(assegnazione: Assegnazione, *, nota: str, by: Profilo) -> None:
    """Keep the hand-over note that the Case manager leaves to whoever follows the family after him."""
    assegnazione.nota_consegna = nota
    assegnazione.save(update_fields=["nota_consegna"])
    audit.record("write_consegna", assegnazione, by=by, nucleo_id=assegnazione.caso.nucleo_id)


@incarichi.source(Nucleo)
def current_nuclei() -> QuerySet[Any, Any]:
    """The (accreditation, nucleus) pairs that the current assignments imply."""
    return Assegnazione.objects.filter(al=None).values_list("case_manager_id", "caso__nucleo_id")


def _lock_case_managers(keys: set[UUID]) -> dict[UUID, Accreditamento]:
    """The Case managers locked, so that none of them is revoked before we are done; those not in force are left out."""
    rows = Accreditamento.objects.in_vigore().filter(pk__in=keys, ruolo=Ruolo.CASE_MANAGER).order_by("pk")
    return {row.pk: row for row in rows.select_for_update(of=("self",), no_key=True).select_related("operatore")}


def _lock_casi(keys: set[UUID], *, by: Profilo) -> dict[UUID, Caso]:
    """The cases locked, and the permission read again after the lock with nothing remembered; Http404 if one is missing."""
    list(Caso.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))
    permitted = CASI.permitted(Profilo(by.accreditamento), "assign_caso").filter(pk__in=keys).select_related("nucleo")
    casi = {caso.pk: caso for caso in permitted}
    if casi.keys() != keys:
        raise Http404
    return casi


def _correnti(casi: Collection[Caso]) -> dict[UUID, Assegnazione]:
    rows = Assegnazione.objects.filter(caso__in=casi, al=None)
    return {row.caso_id: row for row in rows.select_related("case_manager__operatore", "assegnato_da__operatore")}


def _refuse_superate(scelte: Sequence[Scelta], correnti: dict[UUID, Assegnazione]) -> None:
    motivi = {}
    for scelta in scelte:
        corrente = correnti.get(scelta.caso_id)
        if (corrente and corrente.pk) != scelta.attuale:
            motivi[scelta.caso_id] = _meanwhile(corrente)
        elif corrente and corrente.case_manager_id == scelta.case_manager_id:
            motivi[scelta.caso_id] = f"La segue già {corrente.case_manager.operatore.nome_completo}."
    if motivi:
        raise SuperataError(motivi)


def _meanwhile(corrente: Assegnazione | None) -> str:
    if corrente is None:
        return "Nel frattempo è tornata in coda."
    chi, a_chi = corrente.assegnato_da.operatore, corrente.case_manager.operatore
    return f"Nel frattempo {chi.nome_completo} l'ha assegnata a {a_chi.nome_completo}."


def _refuse_unfit(scelte: Sequence[Scelta], casi: dict[UUID, Caso], case_managers: dict[UUID, Accreditamento]) -> None:
    """Each Case manager is in force and accredited on the Comune of each family he gets."""
    comuni: dict[UUID, set[str]] = defaultdict(set)
    for key, comune in Accreditamento.objects.filter(pk__in=case_managers).values_list(
        "pk", "incaricocomune__content_object"
    ):
        comuni[key].add(comune)
    for scelta in scelte:
        case_manager = case_managers.get(scelta.case_manager_id)
        if case_manager is None:
            raise CaseManagerError("Questo Case manager non è più attivo: scegline un altro.")
        nucleo = casi[scelta.caso_id].nucleo
        if nucleo.comune_id not in comuni[case_manager.pk]:
            nome = case_manager.operatore.nome_completo
            raise CaseManagerError(f"{nome} non segue le famiglie di questo Comune: scegli un altro Case manager.")


def _assign(
    caso: Caso, corrente: Assegnazione | None, case_manager: Accreditamento, *, by: Profilo, lotto: UUID, motivo: str
) -> Assegnazione:
    if caso.stato == StatoCaso.CHIUSO:
        raise TransitionError(caso.stato)
    if corrente is not None:
        _close(corrente, caso, motivo)
    nuova = Assegnazione.objects.create(
        caso=caso, case_manager=case_manager, assegnato_da=by.accreditamento, lotto=lotto
    )
    incarichi.grant(case_manager, [caso.nucleo])
    testo = f"Assegnata a {case_manager.operatore.nome_completo}"
    if case_manager.operatore_id == by.operatore_id:
        testo += ", che è anche il Coordinatore che l'ha assegnata"
    if corrente is None:
        stato, caso.stato_prima = caso.stato_prima or StatoCaso.ASSEGNATO, ""
        move_caso(caso, stato, by=by, tipo=TipoEvento.ASSEGNAZIONE, testo=testo)
    else:
        caso.versione += 1
        caso.save(update_fields=["versione"])
        note_evento(caso, by=by, tipo=TipoEvento.RIASSEGNAZIONE, testo=testo)
    audit.record("assign_caso", caso, by=by)
    return nuova


def _withdraw(caso: Caso, corrente: Assegnazione, *, by: Autore, motivo: str, testo: str) -> None:
    """Close the assignment; an open case goes to the queue and remembers where it was."""
    _close(corrente, caso, motivo)
    if caso.stato != StatoCaso.CHIUSO:
        caso.stato_prima = "" if caso.stato == StatoCaso.ASSEGNATO else caso.stato
        move_caso(caso, StatoCaso.DA_ASSEGNARE, by=by, tipo=TipoEvento.RITORNO_IN_CODA, testo=testo)
    audit.record("withdraw_caso", caso, by=by)


def _close(corrente: Assegnazione, caso: Caso, motivo: str) -> None:
    corrente.al, corrente.motivo = timezone.now(), motivo
    corrente.save(update_fields=["al", "motivo"])
    incarichi.revoke(corrente.case_manager, [Nucleo(pk=caso.nucleo_id)])
