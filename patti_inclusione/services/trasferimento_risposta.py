"""What the other Comune answers to a transfer: it takes the family, or not; and the reminder if it is silent (spec §3.3)."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.profilo import Profilo
from ambiti.services.nucleo import move_nucleo
from patti_inclusione.models import (
    Assegnazione,
    Caso,
    CeppoTrasferimento,
    Provenienza,
    StatoCaso,
    StatoConvocazione,
    StatoTrasferimento,
    Trasferimento,
)
from patti_inclusione.selectors import trasferimento as letture
from patti_inclusione.services.caso import end_assegnazione, move_caso, note_evento
from patti_inclusione.services.termine_convocazione import settle_t02
from patti_inclusione.services.trasferimento import (
    TIPO,
    TrasferimentoError,
    close_trasferimento,
    give_back,
    lock_trasferimento,
)
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.forniture.acquisizione import hold_lotti_off
from rdc_platform.norme.selectors import intero
from rdc_platform.outbox import services as outbox

DA_CAPO = (StatoCaso.ASSEGNATO, StatoCaso.CONVOCATO)  # the appointments fell: the next one begins by convening
SOLLECITO = Sistema("trasferimenti.sollecito")


@transaction.atomic
def accept_trasferimento(trasferimento: Trasferimento, *, by: Profilo) -> Caso:
    """Take the family: from this moment who followed it and their Coordinatori keep only the stub; the terms go on.

    Appointments still to come were with the old office: they fall, and T02 runs again if they were what stopped it.
    """
    hold_lotti_off()
    locked = lock_trasferimento(trasferimento, by=by, perm="answer_trasferimento")
    caso = locked.caso
    if caso.stato == StatoCaso.CHIUSO:
        raise TrasferimentoError("Nel frattempo il caso è stato chiuso: non c'è più niente da accettare.")
    close_trasferimento(locked, StatoTrasferimento.ACCETTATO, by=by)
    _leave_stub(locked, finita=end_assegnazione(caso))
    caduti = caso.convocazioni.filter(stato=StatoConvocazione.FISSATA).update(stato=StatoConvocazione.ANNULLATA)
    move_nucleo(caso.nucleo, locked.a_comune, locked.a_ambito)
    caso.provenienza = Provenienza.TRASFERIMENTO
    caso.save(update_fields=["provenienza"])
    testo = f"Trasferimento accettato: ora la segue {locked.a_comune.denominazione}"
    _to_queue(locked, by=by, testo=f"{testo}. Colloqui annullati: {caduti}" if caduti else testo)
    settle_t02(caso)
    audit.record("accept_trasferimento", locked, by=by, nucleo_id=caso.nucleo_id)
    return caso


@transaction.atomic
def refuse_trasferimento(trasferimento: Trasferimento, *, by: Profilo, motivo: str) -> None:
    """Leave the family where it is, saying why; the case goes on there from where it was."""
    locked = lock_trasferimento(trasferimento, by=by, perm="answer_trasferimento")
    close_trasferimento(locked, StatoTrasferimento.RIFIUTATO, by=by, motivo=motivo)
    give_back(locked, by=by, testo=f"{locked.a_comune.denominazione} non ha accettato il trasferimento")
    audit.record("refuse_trasferimento", locked, by=by, nucleo_id=locked.caso.nucleo_id)


@transaction.atomic
def remind_trasferimenti() -> int:
    """Remind both sides, once, of each transfer that waits for too long; how many. Runs from beat."""
    giorni = intero("TRASFERIMENTO_GG_SOLLECITO", calendario.today())
    soglia = timezone.now() - timedelta(days=giorni)
    fermi = Trasferimento.objects.filter(
        stato=StatoTrasferimento.CHIESTO, chiesto_il__lte=soglia, sollecitato_il=None
    ).select_for_update(of=("self",), skip_locked=True)
    rows = list(fermi.select_related("caso").order_by("pk"))
    for row in rows:
        row.sollecitato_il = timezone.now()
        row.save(update_fields=["sollecitato_il"])
        note_evento(row.caso, by=SOLLECITO, tipo=TIPO, testo=f"Dopo {giorni} giorni senza risposta: sollecito")
        for coordinatore in letture.coordinatori_of([row.da_comune_id, row.a_comune_id]):
            key = f"trasferimento-sollecito-{row.pk}-{coordinatore.operatore_id}"
            outbox.post("email.trasferimento", key=key, operatore_id=coordinatore.operatore_id, giorni=giorni)
        audit.record("remind_trasferimento", row, by=SOLLECITO, nucleo_id=row.caso.nucleo_id)
    return len(rows)


def _leave_stub(locked: Trasferimento, *, finita: Assegnazione | None) -> None:
    """The code, the day and where to; not where to if an address must stay unknown to those left behind."""
    riservato = letture.is_riservato(locked.caso.nucleo_id)
    CeppoTrasferimento.objects.create(
        codice_caso=locked.caso.codice,
        da_comune_id=locked.da_comune_id,
        a_comune=None if riservato else locked.a_comune,
        case_manager=finita.case_manager if finita else None,
    )


def _to_queue(locked: Trasferimento, *, by: Profilo, testo: str) -> None:
    """In the queue of the new Comune, to go on from where it was."""
    caso = locked.caso
    stato = caso.stato_prima if caso.stato == StatoCaso.DA_ASSEGNARE else caso.stato
    if stato == StatoCaso.IN_TRASFERIMENTO:
        stato = locked.stato_prima
    if stato == StatoCaso.DA_ASSEGNARE:
        stato = caso.stato_prima
    caso.stato_prima = "" if stato in DA_CAPO else stato
    move_caso(caso, StatoCaso.DA_ASSEGNARE, by=by, tipo=TIPO, testo=testo)
