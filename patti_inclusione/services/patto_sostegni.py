"""How far a support has come, while its Patto is in force: given, waited for, not to be had, over."""

from datetime import date

from django.db import transaction

from accounts.profilo import Profilo
from patti_inclusione.models import PassaggioSostegno, Sostegno, StatoPatto, StatoSostegno
from patti_inclusione.services.caso import note_evento
from patti_inclusione.services.patto import lock_patto
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import move

SENZA_SERVIZIO = {StatoSostegno.IN_LISTA_ATTESA, StatoSostegno.NON_DISPONIBILE}


class SostegnoError(Exception):
    """The change cannot be recorded; the text says to the Case manager what to do."""


@transaction.atomic
def move_sostegno(sostegno: Sostegno, *, by: Profilo, stato: str, giorno: date, motivo: str = "") -> Sostegno:
    """Record that a support of the Patto in force has changed state on `giorno`; a waiting or missing one wants a reason.

    The copy of it in an open revision follows. Raises SostegnoError, TransitionError.
    """
    patto = lock_patto(sostegno.patto, by=by, stato=StatoPatto.ATTIVO)
    sostegno = Sostegno.objects.select_for_update(of=("self",)).get(pk=sostegno.pk)
    if giorno > calendario.today():
        raise SostegnoError("È una data futura: scrivi il giorno in cui è successo.")
    if stato in SENZA_SERVIZIO and not motivo.strip():
        raise SostegnoError("Scrivi perché il sostegno non c'è ancora.")
    before = sostegno.stato
    move(sostegno, stato)
    if stato == StatoSostegno.ATTIVATO:
        sostegno.attivato_il = giorno
    sostegno.save(update_fields=["stato", "attivato_il"])
    Sostegno.objects.filter(patto__precedente=patto, patto__stato=StatoPatto.BOZZA, origine=sostegno.filo).update(
        stato=stato, attivato_il=sostegno.attivato_il
    )
    PassaggioSostegno.objects.create(
        sostegno=sostegno,
        da_stato=before,
        a_stato=stato,
        giorno=giorno,
        motivo=motivo.strip(),
        accreditamento=by.accreditamento,
    )
    testo = f"{sostegno.get_codice_display()}: {sostegno.get_stato_display().lower()}"
    note_evento(patto.caso, by=by, tipo="sostegno", testo=testo)
    audit.record("move_sostegno", sostegno, by=by, nucleo_id=patto.caso.nucleo_id)
    return sostegno
