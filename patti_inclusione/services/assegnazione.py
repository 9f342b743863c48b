"""Giving families to Case managers and taking them back: the acts of the Coordinatore (spec §3.3).

Locks are taken in one order everywhere, so that no two acts wait for each other: accreditations by key, then cases by key.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import DateTimeField, QuerySet, Value
from django.http import Http404
from django.utils import timezone

from accounts import incarichi
from accounts.models import Accreditamento, Ruolo
from accounts.profilo import Profilo
from ambiti.models import Comune, Nucleo
from patti_inclusione.models import (
    Assegnazione,
    Caso,
    ConflittoInteressi,
    MotivoRiassegnazione,
    StatoCaso,
    Supplenza,
)
from patti_inclusione.permissions import CASI
from patti_inclusione.services.passaggi import close_assegnazioni, close_supplenze, give_casi, queue_casi
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.stato import TransitionError

_OF_CASO = [
    field.name for field in Caso._meta.concrete_fields if field.name != "arrivato_il"
]  # a date read for each costs more
_NEVER = Value(None, output_field=DateTimeField())


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
def assign_casi(scelte: Sequence[Scelta], *, by: Profilo, lotto: UUID, motivo: str = "") -> QuerySet[Assegnazione]:
    """Give each case to its Case manager, all or none; `motivo` says why those that somebody has already change hands.

    `lotto` names the act: the same one again returns what it did and does nothing. Raises SuperataError,
    CaseManagerError, TransitionError (a closed case), Http404 (a case that is not the Coordinatore's).
    """
    case_managers = lock_case_managers({scelta.case_manager_id for scelta in scelte})
    casi = lock_casi({scelta.caso_id for scelta in scelte}, by=by)
    done = Assegnazione.objects.filter(lotto=lotto, assegnato_da=by.accreditamento_id)
    if done:
        return done
    correnti = correnti_of(casi.values())
    _refuse_superate(scelte, correnti)
    refuse_unfit([(casi[s.caso_id], s.case_manager_id) for s in scelte], case_managers)
    if any(caso.stato == StatoCaso.CHIUSO for caso in casi.values()):
        raise TransitionError(StatoCaso.CHIUSO)
    adesso = timezone.now()
    if correnti:
        close_assegnazioni(correnti.values(), motivo=motivo, by=by, adesso=adesso)
    coppie = [(casi[scelta.caso_id], case_managers[scelta.case_manager_id]) for scelta in scelte]
    give_casi(coppie, by=by, da=by.accreditamento_id, lotto=lotto, adesso=adesso)
    return done.all()


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
    locked = lock_casi({caso.pk}, by=by)[caso.pk]
    corrente = correnti_of([locked]).get(caso.pk)
    if corrente is None or corrente.pk != attuale:
        raise SuperataError({caso.pk: _meanwhile(corrente)})
    if locked.stato == StatoCaso.CHIUSO:
        raise TransitionError(locked.stato)
    close_assegnazioni([corrente], motivo=motivo, by=by, adesso=timezone.now())
    queue_casi([locked], by=by, testo="Ritornata in coda")


@transaction.atomic
def return_casi_to_queue(accreditamento: Accreditamento, by: Autore, comune: Comune | None = None) -> None:
    """Put back into the queue the open cases of a Case manager whose accreditation ends, or ends in one Comune."""
    if accreditamento.ruolo != Ruolo.CASE_MANAGER:
        return
    correnti = Assegnazione.objects.filter(case_manager=accreditamento, al=None)
    supplenze = Supplenza.objects.filter(supplente=accreditamento)
    if comune is not None:
        correnti = correnti.filter(caso__nucleo__comune=comune)
        supplenze = supplenze.filter(caso__nucleo__comune=comune)
    keys = set(correnti.values_list("caso_id", flat=True))
    casi = {c.pk: c for c in Caso.objects.select_for_update(of=("self",)).filter(pk__among=keys).order_by("pk")}
    close_supplenze(supplenze, by=by, adesso=timezone.now())
    held = list(correnti.filter(caso__in=casi))
    close_assegnazioni(held, motivo=MotivoRiassegnazione.CESSAZIONE, by=by, adesso=timezone.now())
    queue_casi([casi[corrente.caso_id] for corrente in held], by=by, testo="Ritornata in coda")


@transaction.atomic
def write_consegna(assegnazione: Assegnazione, *, nota: str, by: Profilo) -> None:
    """Keep the hand-over note that the Case manager leaves to whoever follows the family after him."""
    assegnazione.nota_consegna = nota
    assegnazione.save(update_fields=["nota_consegna"])
    audit.record("write_consegna", assegnazione, by=by, nucleo_id=assegnazione.caso.nucleo_id)


@incarichi.source(Nucleo)
def current_nuclei() -> QuerySet[Any, Any]:
    """The (accreditation, nucleus) pairs that the current assignments imply, with no limit of time."""
    rows = Assegnazione.objects.filter(al=None).annotate(da=_NEVER, fino=_NEVER)
    return rows.values_list("case_manager_id", "caso__nucleo_id", "da", "fino")


def lock_case_managers(keys: set[UUID]) -> dict[UUID, Accreditamento]:
    """The Case managers locked, so that none of them is revoked before we are done; those not in force are left out."""
    rows = Accreditamento.objects.in_vigore().filter(pk__in=keys, ruolo=Ruolo.CASE_MANAGER).order_by("pk")
    return {row.pk: row for row in rows.select_for_update(of=("self",), no_key=True).select_related("operatore")}


def lock_casi(keys: set[UUID], *, by: Profilo) -> dict[UUID, Caso]:
    """The cases locked, without their nuclei; the permission is read again after the lock with nothing remembered.

    Http404 if one is missing.
    """
    list(Caso.objects.select_for_update(of=("self",)).filter(pk__among=keys).order_by("pk").values_list("pk"))
    permitted = CASI.permitted(Profilo(by.accreditamento), "assign_caso").filter(pk__among=keys)
    casi = {caso.pk: caso for caso in permitted.only(*_OF_CASO)}
    if casi.keys() != keys:
        raise Http404
    return casi


def correnti_of(casi: Collection[Caso]) -> dict[UUID, Assegnazione]:
    rows = Assegnazione.objects.filter(caso__pk__among=[caso.pk for caso in casi], al=None)
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


def refuse_unfit(coppie: Sequence[tuple[Caso, UUID]], case_managers: Mapping[UUID, Accreditamento]) -> None:
    """Each Case manager is in force, accredited on the Comune of each family, and has not said that he must not follow it."""
    comuni = comuni_of(case_managers)
    vietate = conflitti_of(case_managers)
    dove = comuni_of_casi(caso for caso, _ in coppie)
    for caso, key in coppie:
        case_manager = case_managers.get(key)
        if case_manager is None:
            raise CaseManagerError("Questo Case manager non è più attivo: scegline un altro.")
        nome = case_manager.operatore.nome_completo
        if dove[caso.nucleo_id] not in comuni[key]:
            raise CaseManagerError(f"{nome} non segue le famiglie di questo Comune: scegli un altro Case manager.")
        if (case_manager.operatore_id, caso.nucleo_id) in vietate:
            raise CaseManagerError(f"{nome} non può seguire questa famiglia: scegli un altro Case manager.")


def comuni_of(keys: Iterable[UUID]) -> dict[UUID, set[str]]:
    """The Comuni (Belfiore) that each accreditation serves."""
    comuni: dict[UUID, set[str]] = defaultdict(set)
    rows = Accreditamento.objects.filter(pk__in=list(keys))
    for key, comune in rows.values_list("pk", "incaricocomune__content_object"):
        comuni[key].add(comune)
    return comuni


def comuni_of_casi(casi: Iterable[Caso]) -> dict[UUID, str]:
    """By nucleus, the Comune (Belfiore) that each family belongs to: read apart, so that no family is an object for it."""
    nuclei = Nucleo.objects.filter(pk__among=[caso.nucleo_id for caso in casi])
    return dict(nuclei.values_list("pk", "comune_id"))


def conflitti_of(keys: Iterable[UUID]) -> set[tuple[UUID, UUID]]:
    """(person, nucleus) of what the people of those accreditations said that they must not follow."""
    rows = ConflittoInteressi.objects.filter(tolto_il=None, operatore__accreditamenti__in=list(keys))
    return set(rows.values_list("operatore_id", "nucleo_id"))
