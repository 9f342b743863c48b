"""Asking that a family passes to another Comune: proposed by the Case manager, asked by the Coordinatore (spec §3.3)."""

from django.db import transaction
from django.utils import timezone

from accounts.profilo import Profilo
from ambiti.models import Ambito, Comune
from patti_inclusione.models import Caso, StatoCaso, StatoTrasferimento, Trasferimento
from patti_inclusione.permissions import TRASFERIMENTI
from patti_inclusione.selectors import trasferimento as letture
from patti_inclusione.services.caso import lock_caso, lock_richiesta, move_caso, note_evento
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError, move

TIPO = "trasferimento"


class TrasferimentoError(Exception):
    """The family cannot be moved there, or somebody did something meanwhile; the text says so to who asked."""


@transaction.atomic
def propose_trasferimento(caso: Caso, *, by: Profilo, comune: Comune, motivo: str) -> Trasferimento:
    """The Case manager says that the family belongs to `comune`; nothing moves until his Coordinatore asks it there."""
    caso = lock_caso(caso, by=by, perm="propose_trasferimento")
    ambito = _check(caso, comune)
    trasferimento = Trasferimento.objects.create(
        caso=caso,
        stato=StatoTrasferimento.PROPOSTO,
        motivo=motivo,
        da_comune_id=caso.nucleo.comune_id,
        a_comune=comune,
        a_ambito=ambito,
        proposto_da=by.accreditamento,
    )
    note_evento(caso, by=by, tipo=TIPO, testo=f"Proposto il trasferimento a {comune.denominazione}")
    audit.record("propose_trasferimento", trasferimento, by=by, nucleo_id=caso.nucleo_id)
    return trasferimento


@transaction.atomic
def start_trasferimento(caso: Caso, *, by: Profilo, comune: Comune, motivo: str) -> Trasferimento:
    """The Coordinatore asks `comune` to take the family; the case stands still until somebody there answers."""
    caso = lock_caso(caso, by=by, perm="start_trasferimento")
    ambito = _check(caso, comune)
    trasferimento = Trasferimento(
        caso=caso, motivo=motivo, da_comune_id=caso.nucleo.comune_id, a_comune=comune, a_ambito=ambito
    )
    _ask(trasferimento, caso, by=by)
    trasferimento.save(force_insert=True)
    return trasferimento


@transaction.atomic
def confirm_trasferimento(trasferimento: Trasferimento, *, by: Profilo) -> Trasferimento:
    """The Coordinatore asks what his Case manager proposed; the Ambito of the Comune may have changed meanwhile."""
    locked = lock_trasferimento(trasferimento, by=by, perm="confirm_trasferimento")
    locked.a_ambito = _ambito_of(locked.a_comune)
    _ask(locked, locked.caso, by=by)
    locked.save(update_fields=["stato", "stato_prima", "scheda", "chiesto_da", "chiesto_il", "a_ambito"])
    return locked


@transaction.atomic
def drop_trasferimento(trasferimento: Trasferimento, *, by: Profilo, motivo: str) -> None:
    """Whoever proposed or asked it takes it back, or the Coordinatore does not send what was proposed."""
    locked = lock_trasferimento(trasferimento, by=by, perm="drop_trasferimento")
    asked = locked.stato == StatoTrasferimento.CHIESTO
    close_trasferimento(locked, StatoTrasferimento.ANNULLATO, by=by, motivo=motivo)
    testo = f"Trasferimento a {locked.a_comune.denominazione} annullato"
    if asked:
        give_back(locked, by=by, testo=testo)
    else:
        note_evento(locked.caso, by=by, tipo=TIPO, testo=testo)
    audit.record("drop_trasferimento", locked, by=by, nucleo_id=locked.caso.nucleo_id)


def lock_trasferimento(trasferimento: Trasferimento, *, by: Profilo, perm: str) -> Trasferimento:
    """Case and transfer locked, in this order, and the permission read again with nothing remembered.

    Raises TrasferimentoError where somebody has answered or taken it back meanwhile, Http404 where it was never `by`'s.
    """
    gone = TrasferimentoError("Nel frattempo un'altra persona ha già deciso su questo trasferimento.")
    related = ("caso__nucleo", "a_comune", "a_ambito")
    locked: Trasferimento = lock_richiesta(
        trasferimento, by=by, perm=perm, policy=TRASFERIMENTI, gone=gone, related=related
    )
    return locked


def close_trasferimento(locked: Trasferimento, stato: StatoTrasferimento, *, by: Profilo, motivo: str = "") -> None:
    """Write the end of a locked transfer."""
    move(locked, stato)
    locked.risposto_da, locked.risposto_il, locked.motivo_risposta = by.accreditamento, timezone.now(), motivo
    locked.save(update_fields=["stato", "risposto_da", "risposto_il", "motivo_risposta"])


def give_back(locked: Trasferimento, *, by: Profilo, testo: str) -> None:
    """The case goes on from where it was; one that lost its Case manager meanwhile waits in the queue to do so."""
    caso = locked.caso
    if caso.stato == StatoCaso.IN_TRASFERIMENTO:
        move_caso(caso, locked.stato_prima, by=by, tipo=TIPO, testo=testo)
        return
    if caso.stato_prima == StatoCaso.IN_TRASFERIMENTO:
        caso.stato_prima = _resume(locked.stato_prima)
        caso.save(update_fields=["stato_prima"])
    note_evento(caso, by=by, tipo=TIPO, testo=testo)


def _ask(trasferimento: Trasferimento, caso: Caso, *, by: Profilo) -> None:
    """Set what makes it asked; the caller saves it."""
    if caso.stato in (StatoCaso.CHIUSO, StatoCaso.IN_TRASFERIMENTO):
        raise TransitionError(caso.stato)
    trasferimento.stato_prima, trasferimento.scheda = caso.stato, letture.draw_scheda(caso)
    trasferimento.chiesto_da, trasferimento.chiesto_il = by.accreditamento, timezone.now()
    trasferimento.stato = StatoTrasferimento.CHIESTO
    a_chi = f"{trasferimento.a_comune.denominazione} ({trasferimento.a_ambito.denominazione})"
    move_caso(caso, StatoCaso.IN_TRASFERIMENTO, by=by, tipo=TIPO, testo=f"Chiesto il trasferimento a {a_chi}")
    audit.record("start_trasferimento", trasferimento, by=by, nucleo_id=caso.nucleo_id)


def _check(caso: Caso, comune: Comune) -> Ambito:
    if caso.stato == StatoCaso.CHIUSO:
        raise TransitionError(caso.stato)
    if letture.open_of(caso) is not None:
        raise TrasferimentoError("Per questa famiglia c'è già un trasferimento aperto.")
    if comune.pk == caso.nucleo.comune_id:
        raise TrasferimentoError("La famiglia è già seguita in questo Comune: scegline un altro.")
    return _ambito_of(comune)


def _ambito_of(comune: Comune) -> Ambito:
    ambito: Ambito | None = letture.find_ambito(comune, calendario.today())
    if ambito is None:
        raise TrasferimentoError(f"{comune.denominazione} oggi non è in nessun Ambito: scegli un altro Comune.")
    return ambito


def _resume(stato: str) -> str:
    """What `stato_prima` of a case in the queue says for a case that stood in `stato`."""
    return "" if stato in (StatoCaso.ASSEGNATO, StatoCaso.DA_ASSEGNARE) else stato
