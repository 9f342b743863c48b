"""What the projects tell of a family: taken once, written on the time line, and decided by the Case manager."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from accounts.profilo import Profilo
from ambiti.models import Componente
from patti_inclusione.models import Caso, NotiziaPuc
from patti_inclusione.models.notizia import TipoNotizia
from patti_inclusione.permissions import NOTIZIE
from patti_inclusione.selectors.notizie import list_aperte
from patti_inclusione.services.caso import note_evento
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.stato import TransitionError

PROGETTI = Sistema("puc.notizie")


@transaction.atomic
def record_notizia(persona_id: UUID, *, tipo: str, partecipazione: UUID, progetto: str, il: date) -> NotiziaPuc | None:
    """Keep what a project tells of a person, however often it comes; None for a household that has no case here."""
    persona = Componente.objects.get(pk=persona_id)
    rows = Caso.objects.select_for_update(of=("self",)).select_related("nucleo")
    caso = rows.filter(nucleo=persona.nucleo_id).first()
    if caso is None:
        return None
    notizia, new = NotiziaPuc.objects.get_or_create(
        partecipazione=partecipazione,
        tipo=TipoNotizia(tipo),
        defaults={"caso": caso, "componente": persona, "progetto": progetto, "il": il},
    )
    if new:
        testo = f"Progetto {progetto}, {persona.nome}: {TipoNotizia(tipo).label.lower()}"
        note_evento(caso, by=PROGETTI, tipo="progetto", testo=testo[:300])
        audit.record("record_notizia", notizia, by=PROGETTI, nucleo_id=caso.nucleo_id)
    return notizia


@transaction.atomic
def close_notizia(notizia: NotiziaPuc, *, by: Profilo, motivo: str) -> NotiziaPuc:
    """Nothing follows, and why: INPS hears nothing. Raises TransitionError where something was already done of it."""
    locked = _lock(notizia, by)
    if not list_aperte(NotiziaPuc.objects.filter(pk=locked.pk)).exists():
        raise TransitionError("decisa")
    locked.chiusa_il, locked.chiusa_da, locked.motivo = timezone.now(), by.accreditamento, motivo
    locked.save(update_fields=["chiusa_il", "chiusa_da", "motivo"])
    testo = f"Progetto {locked.progetto}: il Case manager ha deciso di non fare altro"
    note_evento(locked.caso, by=by, tipo="progetto", testo=testo)
    audit.record("close_notizia", locked, by=by, nucleo_id=locked.caso.nucleo_id)
    return locked


@transaction.atomic
def reopen_notizia(notizia: NotiziaPuc, *, by: Profilo) -> NotiziaPuc:
    """It was closed by mistake: it waits again, and why it had been closed stays in the history. Raises TransitionError."""
    locked = _lock(notizia, by)
    if locked.chiusa_il is None:
        raise TransitionError("aperta")
    locked.chiusa_il, locked.chiusa_da, locked.motivo = None, None, ""
    locked.save(update_fields=["chiusa_il", "chiusa_da", "motivo"])
    note_evento(locked.caso, by=by, tipo="progetto", testo=f"Progetto {locked.progetto}: da decidere di nuovo")
    audit.record("reopen_notizia", locked, by=by, nucleo_id=locked.caso.nucleo_id)
    return locked


def _lock(notizia: NotiziaPuc, by: Profilo) -> NotiziaPuc:
    """Its case locked until the transaction ends, the permission read again after the lock. Raises Http404."""
    Caso.objects.select_for_update(of=("self",)).get(pk=notizia.caso_id)
    rows = NOTIZIE.permitted(by, "close_notizia").select_related("caso").filter(pk=notizia.pk)
    locked: NotiziaPuc | None = rows.first()
    if locked is None:
        raise Http404
    return locked
