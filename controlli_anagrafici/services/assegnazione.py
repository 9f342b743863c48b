"""Giving checks to the Responsabili of the Comune (letter: the Coordinatore plans their work)."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.http import Http404

from accounts import incarichi
from accounts.models import Accreditamento, Ruolo
from accounts.profilo import Profilo
from ambiti.models import Comune
from controlli_anagrafici.models import APERTI, Controllo, StatoControllo
from controlli_anagrafici.permissions import CONTROLLI
from controlli_anagrafici.services.controllo import note_evento
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.stato import move


class ResponsabileError(Exception):
    """The chosen Responsabile cannot receive one of the checks; the text says so to the Coordinatore."""


@transaction.atomic
def assign_controlli(keys: Collection[UUID], responsabile: UUID, *, by: Profilo) -> int:
    """Give each check to the Responsabile, all or none, whoever had it before; how many changed hands.

    Raises ResponsabileError (of him, or of a check that is over: A.7), Http404 (one that is not the Coordinatore's). The same
    call again changes nothing.
    """
    row = _lock_responsabile(responsabile)
    controlli = _lock_controlli(set(keys), by=by)
    _refuse_other_comuni(controlli, row)
    if any(each.stato not in APERTI for each in controlli):
        raise ResponsabileError("Uno dei controlli è concluso o annullato: togli la spunta.")
    changed = [each for each in controlli if each.responsabile_id != row.pk]
    for controllo in changed:
        _give(controllo, row, by=by)
    return len(changed)


@transaction.atomic
def distribute_controlli(scelte: Mapping[UUID, Collection[UUID]], *, by: Profilo) -> int:
    """Give each Responsabile the checks under his name, all or none; how many. None of them may have a Responsabile yet.

    Raises ResponsabileError, Http404.
    """
    keys = {key for each in scelte.values() for key in each}
    if any(each.responsabile_id is not None for each in _lock_controlli(keys, by=by)):
        raise ResponsabileError("Intanto qualcuno ha assegnato uno di questi controlli: guarda la proposta di adesso.")
    return sum(assign_controlli(each, chi, by=by) for chi, each in sorted(scelte.items()))


def _give(controllo: Controllo, responsabile: Accreditamento, *, by: Profilo) -> None:
    if controllo.responsabile is not None:
        incarichi.revoke(controllo.responsabile, [controllo])
    stato = StatoControllo.ASSEGNATO if controllo.stato == StatoControllo.DA_ASSEGNARE else controllo.stato
    _write(controllo, stato, responsabile, by=by, testo="Assegnato a un Responsabile")
    incarichi.grant(responsabile, [controllo])
    audit.record("assign_controllo", controllo, by=by)


def _write(controllo: Controllo, stato: str, responsabile: Accreditamento | None, *, by: Autore, testo: str) -> None:
    """Who has it, in the state that it goes to: what was begun stays begun, whoever goes on with it."""
    before = controllo.stato
    if stato != before:
        move(controllo, stato)
    controllo.responsabile = responsabile
    controllo.versione += 1
    controllo.save(update_fields=["stato", "responsabile", "versione"])
    note_evento(controllo, by=by, tipo="assegnazione", testo=testo, da_stato=before, a_stato=stato)


@transaction.atomic
def return_controlli(accreditamento: Accreditamento, by: Autore, comune: Comune | None = None) -> None:
    """Put the checks of a Responsabile whose accreditation ends, on `comune` or altogether, back into the queue."""
    rows = Controllo.objects.select_for_update(of=("self",)).filter(responsabile=accreditamento).order_by("pk")
    if comune is not None:
        rows = rows.filter(comune_competente=comune)
    for controllo in rows:
        stato = StatoControllo.DA_ASSEGNARE if controllo.stato == StatoControllo.ASSEGNATO else controllo.stato
        _write(controllo, stato, None, by=by, testo="Senza Responsabile: da assegnare di nuovo")
        incarichi.revoke(accreditamento, [controllo])
        audit.record("return_controllo", controllo, by=by)


@incarichi.source(Controllo)
def assigned_controlli() -> QuerySet[Any, Any]:
    """The (accreditation, check) pairs that the assignments imply."""
    return Controllo.objects.filter(responsabile__isnull=False).values_list("responsabile_id", F("pk"))


def _lock_responsabile(key: UUID) -> Accreditamento:
    rows = Accreditamento.objects.in_vigore().select_for_update(of=("self",), no_key=True)
    row = rows.filter(pk=key, ruolo=Ruolo.RESPONSABILE_ANAGRAFICI).first()
    if row is None:
        raise ResponsabileError("Questo Responsabile non è più attivo: scegline un altro.")
    return row


def _lock_controlli(keys: set[UUID], *, by: Profilo) -> list[Controllo]:
    """The checks locked in one order, and the permission read again after the lock; Http404 if one is missing."""
    list(Controllo.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))
    permitted = CONTROLLI.permitted(Profilo(by.accreditamento), "assign_controllo").filter(pk__in=keys)
    controlli = list(permitted.select_related("responsabile"))
    if len(controlli) != len(keys):
        raise Http404
    return controlli


def _refuse_other_comuni(controlli: list[Controllo], responsabile: Accreditamento) -> None:
    comuni = set(responsabile.incaricocomune_set.values_list("content_object_id", flat=True))
    if any(each.comune_competente_id not in comuni for each in controlli):
        raise ResponsabileError(
            "Questo Responsabile lavora per un altro Comune: scegline uno del Comune del controllo."
        )
