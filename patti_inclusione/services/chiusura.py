"""Closing a case, whatever the reason, and what goes with it (spec §3.3)."""

from django.db import transaction
from django.utils import timezone

from accounts.profilo import Profilo
from patti_inclusione.models import (
    BozzaModulo,
    Caso,
    Chiusura,
    MotivoChiusura,
    MotivoFine,
    Patto,
    StatoCaso,
    StatoConvocazione,
    StatoIncontro,
    StatoPatto,
    StatoTrasferimento,
)
from patti_inclusione.selectors.chiusura import CON_NOTA, DOVUTI_COMUNQUE, PERCORSO, perche_no
from patti_inclusione.services.caso import lock_caso, move_caso
from patti_inclusione.services.invio import send_disdette
from patti_inclusione.services.scadenza import dismiss_scadenze
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.stato import TransitionError, VersioneError, move

ALLA_FINE = "Il caso è stato chiuso"
# Who has it now decides: a case in the queue, or on its way elsewhere, is nobody's to close.
NON_SUOI = {StatoCaso.CHIUSO, StatoCaso.DA_ASSEGNARE, StatoCaso.IN_TRASFERIMENTO}


class ChiusuraError(Exception):
    """The case cannot be closed for that reason; the text says why."""


@transaction.atomic
def close_caso(caso: Caso, *, by: Profilo, motivo: str, nota: str = "", versione: int) -> Caso:
    """Close a case by the Case manager's word. Raises ChiusuraError, VersioneError, TransitionError."""
    caso = lock_caso(caso, by=by, perm="close_caso")
    if caso.versione != versione:
        raise VersioneError
    if caso.stato in NON_SUOI:
        raise TransitionError(caso.stato)
    if motivo == MotivoChiusura.CONCLUSIONE_PERCORSO:
        raise ChiusuraError("Il percorso si conclude con la valutazione finale.")
    if refusal := perche_no(caso, motivo):
        raise ChiusuraError(refusal)
    if motivo in CON_NOTA and not nota:
        raise ChiusuraError("Scrivi in poche parole perché lo chiudi.")
    finish_caso(caso, by=by, motivo=motivo, nota=nota)
    return caso


def finish_caso(caso: Caso, *, by: Autore, motivo: str, nota: str = "") -> None:
    """Close the case and all that hangs on it, in the caller's transaction, the case locked and the reason checked.

    What is owed to INPS or to the Procura for what already happened stays owed.
    """
    caso.motivo_chiusura = motivo
    caso.save(update_fields=["motivo_chiusura"])
    Chiusura.objects.create(caso=caso, motivo=motivo, nota=nota, chiusa_da_id=by.accreditamento_id)
    _close_patto(caso, motivo)
    _cancel_appuntamenti(caso)
    dismiss_scadenze(caso, calendario.today(), besides=DOVUTI_COMUNQUE)
    _drop_trasferimenti(caso)
    BozzaModulo.objects.filter(patto__caso=caso).delete()
    caso.bozze_valutazione.all().delete()
    caso.sospensioni.filter(al=None).update(al=calendario.today())
    da_inps = "" if by.accreditamento_id else " da INPS"
    testo = f"Caso chiuso{da_inps}: {caso.get_motivo_chiusura_display()}"
    move_caso(caso, StatoCaso.CHIUSO, by=by, tipo="chiusura", testo=testo)
    audit.record("close_caso", caso, by=by, nucleo_id=caso.nucleo_id)


def _close_patto(caso: Caso, motivo: str) -> None:
    """In force: concluded or broken off. A draft stays as it is, unsigned, for a case that is opened again."""
    patto = Patto.objects.select_for_update(of=("self",)).filter(caso=caso, stato=StatoPatto.ATTIVO).first()
    if patto is None:
        return
    move(patto, StatoPatto.CONCLUSO if motivo in PERCORSO else StatoPatto.INTERROTTO)
    patto.save(update_fields=["stato"])


def _cancel_appuntamenti(caso: Caso) -> None:
    for incontro in caso.incontri.select_for_update(of=("self",)).filter(stato=StatoIncontro.PIANIFICATO):
        move(incontro, StatoIncontro.ANNULLATO)
        incontro.motivo = ALLA_FINE
        incontro.save(update_fields=["stato", "motivo"])
    fissate = list(caso.convocazioni.select_for_update(of=("self",)).filter(stato=StatoConvocazione.FISSATA))
    for convocazione in fissate:
        move(convocazione, StatoConvocazione.ANNULLATA)
        convocazione.motivo_fine = MotivoFine.UFFICIO
        convocazione.save(update_fields=["stato", "motivo_fine"])
    send_disdette(convocazione for convocazione in fissate if convocazione.data_ora > timezone.now())


def _drop_trasferimenti(caso: Caso) -> None:
    """Nobody is to answer any more whether the family may go elsewhere."""
    aperti = [StatoTrasferimento.PROPOSTO, StatoTrasferimento.CHIESTO]
    for trasferimento in caso.trasferimenti.select_for_update(of=("self",)).filter(stato__in=aperti):
        move(trasferimento, StatoTrasferimento.ANNULLATO)
        trasferimento.risposto_il, trasferimento.motivo_risposta = timezone.now(), f"{ALLA_FINE}."
        trasferimento.save(update_fields=["stato", "risposto_il", "motivo_risposta"])
