"""A case that stands still, and goes on from where it was (spec §3.3)."""

from datetime import date

from django.db import transaction

from accounts.profilo import Profilo
from patti_inclusione.models import Caso, MotivoSospensione, Sospensione, StatoCaso
from patti_inclusione.selectors.incontro import patto_in_force
from patti_inclusione.services.caso import lock_caso, move_caso
from patti_inclusione.services.chiusura import NON_SUOI, ChiusuraError
from patti_inclusione.services.incontro_piano import drop_proposte, plan_incontri
from patti_inclusione.services.scadenza import resume_scadenze, suspend_scadenze
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError, VersioneError


@transaction.atomic
def suspend_caso(
    caso: Caso, *, by: Profilo, motivo: str, dal: date, prevista_al: date | None = None, nota: str = "", versione: int
) -> Sospensione:
    """Suspend a case from `dal`, which is not in the future. Its clocks stand still if the rules of that day say so.

    The meetings only proposed go away; those told to the family stand, and are cancelled one by one if need be.
    """
    caso = _lock(caso, by=by, versione=versione)
    if caso.stato in NON_SUOI or caso.stato == StatoCaso.SOSPESO:
        raise TransitionError(caso.stato)
    if dal > calendario.today():
        raise ChiusuraError("La sospensione comincia oggi o è già cominciata: la data non può essere futura.")
    if motivo == MotivoSospensione.ALTRO and not nota:
        raise ChiusuraError("Scrivi in poche parole perché lo sospendi.")
    sospensione = Sospensione.objects.create(
        caso=caso,
        stato_prima=caso.stato,
        motivo=motivo,
        nota=nota,
        dal=dal,
        prevista_al=prevista_al,
        aperta_da=by.accreditamento,
    )
    drop_proposte(caso)
    suspend_scadenze(caso, dal)
    testo = f"Caso sospeso dal {dal:%d/%m/%Y}: {sospensione.get_motivo_display()}"
    move_caso(caso, StatoCaso.SOSPESO, by=by, tipo="sospensione", testo=testo)
    audit.record("suspend_caso", sospensione, by=by, azione=Azione.CREAZIONE, nucleo_id=caso.nucleo_id)
    return sospensione


@transaction.atomic
def resume_caso(caso: Caso, *, by: Profilo, al: date, versione: int) -> Caso:
    """Go on from the state before; the plan of the meetings is made again from today."""
    caso = _lock(caso, by=by, versione=versione)
    sospensione = caso.sospensioni.select_for_update(of=("self",)).filter(al=None).first()
    if caso.stato != StatoCaso.SOSPESO or sospensione is None:
        raise TransitionError(caso.stato)
    if not sospensione.dal <= al <= calendario.today():
        raise ChiusuraError(f"La ripresa va dal {sospensione.dal:%d/%m/%Y} a oggi: correggi la data.")
    sospensione.al = al
    sospensione.save(update_fields=["al"])
    resume_scadenze(caso, al)
    move_caso(caso, sospensione.stato_prima, by=by, tipo="sospensione", testo=f"Caso ripreso dal {al:%d/%m/%Y}")
    patto = patto_in_force(caso)
    if patto is not None and caso.stato in (StatoCaso.PATTO_ATTIVO, StatoCaso.IN_REVISIONE):
        patto.caso = caso
        plan_incontri(patto, by=by)
    audit.record("resume_caso", sospensione, by=by, nucleo_id=caso.nucleo_id)
    return caso


def _lock(caso: Caso, *, by: Profilo, versione: int) -> Caso:
    caso = lock_caso(caso, by=by, perm="suspend_caso")
    if caso.versione != versione:
        raise VersioneError
    return caso
