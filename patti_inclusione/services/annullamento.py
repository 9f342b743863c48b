"""Undoing an assignment within the hour (spec §3.3): each family goes where it was, if nobody has touched it since."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from accounts.models import Accreditamento
from accounts.profilo import Profilo
from patti_inclusione.models import Assegnazione, Caso, EventoCaso, TipoEvento
from patti_inclusione.services.assegnazione import (
    comuni_of,
    comuni_of_casi,
    conflitti_of,
    lock_case_managers,
    lock_casi,
)
from patti_inclusione.services.passaggi import close_assegnazioni, give_casi, queue_casi
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero

DATE = {TipoEvento.ASSEGNAZIONE, TipoEvento.RIASSEGNAZIONE}


def undo_until(fatta: datetime) -> datetime:
    """Until when an assignment made at that instant can be undone by who made it."""
    return fatta + timedelta(minutes=intero("ASSEGNAZIONE_MIN_ANNULLA", calendario.rome_date(fatta)))


@transaction.atomic
def undo_assegnazioni(lotto: UUID, *, by: Profilo) -> int:
    """Take back what `by` gave as `lotto`, while it can be undone and if untouched since; how many cases.

    A family goes where it was: to the queue, or to its former Case manager if he can still have it.
    """
    adesso = timezone.now()
    date = list(
        Assegnazione.objects.filter(lotto=lotto, assegnato_da=by.accreditamento_id, al=None).select_related(
            "case_manager__operatore"
        )
    )
    date = [assegnazione for assegnazione in date if adesso < undo_until(assegnazione.dal)]
    prima = _former(date)
    lock_case_managers({each.case_manager_id for each in [*prima.values(), *date]})
    casi = lock_casi({each.caso_id for each in date}, by=by)
    intatti, indietro = _untouched(casi), _still_fit(prima, casi)
    date = [each for each in date if each.caso_id in intatti]
    date = [each for each in date if each.caso_id not in prima or each.caso_id in indietro]
    close_assegnazioni(date, motivo="", by=by, adesso=adesso)
    queue_casi(
        [casi[each.caso_id] for each in date if each.caso_id not in prima], by=by, testo="Assegnazione annullata"
    )
    ritornate = [(casi[each.caso_id], indietro[each.caso_id]) for each in date if each.caso_id in indietro]
    give_casi(
        ritornate, by=by, da=by.accreditamento_id, lotto=uuid4(), adesso=adesso,
        testo="Assegnazione annullata: torna a",
    )  # fmt: skip
    return len(date)


def _former(date: Sequence[Assegnazione]) -> dict[UUID, Assegnazione]:
    """By case, the assignment that each of `date` took the place of; none for a case that came from the queue."""
    closed = Assegnazione.objects.filter(caso__in=[each.caso_id for each in date], al__in={each.dal for each in date})
    when = {each.caso_id: each.dal for each in date}
    return {row.caso_id: row for row in closed.select_related("case_manager__operatore") if row.al == when[row.caso_id]}


def _untouched(casi: Mapping[UUID, Caso]) -> set[UUID]:
    """The cases whose last fact is that they were given."""
    last = EventoCaso.objects.filter(caso__in=casi).order_by("caso", "-istante", "-pk").distinct("caso")
    return {caso for caso, tipo in last.values_list("caso", "tipo") if tipo in DATE}


def _still_fit(prima: Mapping[UUID, Assegnazione], casi: Mapping[UUID, Caso]) -> dict[UUID, Accreditamento]:
    """Of the former Case managers, those who may have their case again."""
    in_vigore = lock_case_managers({each.case_manager_id for each in prima.values()})
    comuni = comuni_of(in_vigore)
    vietate = conflitti_of(in_vigore)
    dove = comuni_of_casi(casi.values())
    return {
        key: chi
        for key, each in prima.items()
        if (chi := in_vigore.get(each.case_manager_id))
        and dove[casi[key].nucleo_id] in comuni[chi.pk]
        and (chi.operatore_id, casi[key].nucleo_id) not in vietate
    }
