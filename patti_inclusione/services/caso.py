from typing import Any

from django.http import Http404
from django.utils import timezone

from accounts import incarichi
from accounts.policy import Policy
from accounts.profilo import Profilo
from ambiti.models import Nucleo
from patti_inclusione.models import Assegnazione, Caso, EventoCaso
from patti_inclusione.permissions import CASI
from patti_inclusione.services.pubblicazione import publish_caso
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.stato import move


def lock_caso(caso: Caso, *, by: Profilo, perm: str, policy: Policy = CASI) -> Caso:
    """The case locked until the transaction ends, with the permission read again after the lock; Http404 if it is gone.

    A Case manager who waited for the lock while he was being replaced would else write on a case that is no more his.
    """
    Caso.objects.select_for_update(of=("self",)).get(pk=caso.pk)
    locked: Caso | None = policy.permitted(by, perm).select_related("nucleo").filter(pk=caso.pk).first()
    if locked is None:
        raise Http404
    return locked


def lock_richiesta(
    richiesta: Any, *, by: Profilo, perm: str, policy: Policy, gone: Exception, related: tuple[str, ...]
) -> Any:
    """Case and request about it locked, in this order, and the permission read again with nothing remembered.

    Raises `gone` where somebody has answered or taken it back since it was read, Http404 where it was never `by`'s.
    """
    Caso.objects.select_for_update(of=("self",)).get(pk=richiesta.caso_id)
    rows = policy.permitted(Profilo(by.accreditamento), perm).select_for_update(of=("self",))
    locked = rows.select_related(*related).filter(pk=richiesta.pk).first()
    if locked is not None:
        return locked
    if type(richiesta).objects.filter(pk=richiesta.pk, stato=richiesta.stato).exists():
        raise Http404
    raise gone


def move_caso(caso: Caso, stato: str, *, by: Autore, tipo: str, testo: str) -> None:
    """Move the case and write the fact on its time line; `testo` says what happened, never the family's condition."""
    before = caso.stato
    move(caso, stato)
    caso.versione += 1
    caso.save(update_fields=["stato", "versione", "stato_prima", "esito_ap"])
    note_evento(caso, by=by, tipo=tipo, testo=testo, da_stato=before, a_stato=stato)


def note_evento(caso: Caso, *, by: Autore, tipo: str, testo: str, da_stato: str = "", a_stato: str = "") -> None:
    """Write a fact on the time line of the case, and tell the other functions what it changed of the family."""
    EventoCaso.objects.create(
        caso=caso, tipo=tipo, testo=testo, da_stato=da_stato, a_stato=a_stato, accreditamento_id=by.accreditamento_id
    )
    publish_caso(caso)


def note_act(caso: Caso, *, by: Autore, tipo: str, testo: str) -> None:
    """An act that leaves the state as it is: written on the time line, and pages opened before it are stale."""
    caso.versione += 1
    caso.save(update_fields=["versione"])
    note_evento(caso, by=by, tipo=tipo, testo=testo)


def end_assegnazione(caso: Caso) -> Assegnazione | None:
    """Whoever follows a locked case sees it no more from this moment; the assignment that ended, None if there was none."""
    corrente = Assegnazione.objects.filter(caso=caso, al=None).select_related("case_manager").first()
    if corrente is not None:
        corrente.al = timezone.now()
        corrente.save(update_fields=["al"])
        incarichi.revoke(corrente.case_manager, [Nucleo(pk=caso.nucleo_id)])
    return corrente
