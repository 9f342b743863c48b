"""Opening a closed case again: the Case manager asks, the Coordinatore approves (spec §3.3)."""

from django.db import transaction
from django.utils import timezone

from accounts.profilo import Profilo
from patti_inclusione.models import Caso, Provenienza, Riapertura, StatoCaso, StatoRiapertura
from patti_inclusione.permissions import RIAPERTURE
from patti_inclusione.selectors import riapertura as letture
from patti_inclusione.services.caso import end_assegnazione, lock_caso, lock_richiesta, move_caso, note_evento
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError, move

TIPO = "riapertura"


class RiaperturaError(Exception):
    """The case cannot be opened again, or somebody did something meanwhile; the text says so to who asked."""


@transaction.atomic
def ask_riapertura(caso: Caso, *, by: Profilo, motivo: str) -> Riapertura:
    """Ask that a closed case goes on from where it was. Raises TransitionError for an open one, RiaperturaError."""
    caso = lock_caso(caso, by=by, perm="ask_riapertura")
    if caso.stato != StatoCaso.CHIUSO:
        raise TransitionError(caso.stato)
    if letture.open_of(caso) is not None:
        raise RiaperturaError("La riapertura è già stata chiesta: aspetta la risposta del Coordinatore.")
    riapertura = Riapertura.objects.create(
        caso=caso,
        motivo=motivo,
        stato_prima=letture.find_stato_prima(caso),
        motivo_chiusura=caso.motivo_chiusura,
        chiesta_da=by.accreditamento,
    )
    note_evento(caso, by=by, tipo=TIPO, testo="Chiesta la riapertura del caso")
    audit.record("ask_riapertura", riapertura, by=by, nucleo_id=caso.nucleo_id)
    return riapertura


@transaction.atomic
def approve_riapertura(riapertura: Riapertura, *, by: Profilo) -> Caso:
    """Put the case back into the queue, to go on from where it was; whoever had it is given it again, or another."""
    locked = _lock(riapertura, by=by)
    caso = locked.caso
    if caso.stato != StatoCaso.CHIUSO:
        raise TransitionError(caso.stato)
    _decide(locked, StatoRiapertura.APPROVATA, by=by)
    end_assegnazione(caso)
    caso.stato_prima = "" if locked.stato_prima in letture.DA_CAPO else locked.stato_prima
    testo = f"Riaperto: era chiuso per {caso.get_motivo_chiusura_display().lower()}"
    if locked.chiesta_da.operatore_id == by.operatore_id:
        testo += ". L'ha chiesto e approvato la stessa persona"
    move_caso(caso, StatoCaso.DA_ASSEGNARE, by=by, tipo=TIPO, testo=testo)
    caso.motivo_chiusura, caso.provenienza = "", Provenienza.RIAPERTURA
    caso.save(update_fields=["motivo_chiusura", "provenienza"])
    audit.record("approve_riapertura", locked, by=by, nucleo_id=caso.nucleo_id)
    return caso


@transaction.atomic
def refuse_riapertura(riapertura: Riapertura, *, by: Profilo, motivo: str) -> None:
    """Leave the case closed, saying why."""
    locked = _lock(riapertura, by=by)
    _decide(locked, StatoRiapertura.RESPINTA, by=by, motivo=motivo)
    note_evento(locked.caso, by=by, tipo=TIPO, testo="Riapertura non approvata")
    audit.record("refuse_riapertura", locked, by=by, nucleo_id=locked.caso.nucleo_id)


def _lock(riapertura: Riapertura, *, by: Profilo) -> Riapertura:
    """Case and request locked, in this order; RiaperturaError where somebody has answered, Http404 where it was never his."""
    gone = RiaperturaError("Nel frattempo un'altra persona ha già risposto a questa richiesta.")
    related = ("caso", "chiesta_da")
    locked: Riapertura = lock_richiesta(
        riapertura, by=by, perm="answer_riapertura", policy=RIAPERTURE, gone=gone, related=related
    )
    return locked


def _decide(locked: Riapertura, stato: StatoRiapertura, *, by: Profilo, motivo: str = "") -> None:
    move(locked, stato)
    locked.decisa_da, locked.decisa_il, locked.motivo_risposta = by.accreditamento, timezone.now(), motivo
    locked.save(update_fields=["stato", "decisa_da", "decisa_il", "motivo_risposta"])
