"""The letter to another Comune once more, where its PEC did not arrive: made again, with its days from now, to the address of today."""

from django.db import transaction

from accounts.profilo import Profilo
from controlli_anagrafici.models import Controllo, RinvioVerifica
from controlli_anagrafici.selectors.lettera import find_lost
from controlli_anagrafici.services.controllo import ControlloError, lock_controllo, note_evento, touch_controllo
from controlli_anagrafici.services.lettera import ask_lettera
from controlli_anagrafici.services.rinvio import check_indirizzo, new_giorni
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError
from rdc_platform.pec.services import lock_resendable

NON_PERDUTA = "Questa lettera non si può mandare di nuovo: è arrivata, può ancora arrivare, o la richiesta è chiusa."


@transaction.atomic
def resend_lettera(
    controllo: Controllo, *, by: Profilo, versione: int, pec_destinatario: str, motivo: str
) -> RinvioVerifica:
    """A new letter, and a new PEC that takes the place of the lost one. Raises ControlloError, VersioneError."""
    controllo = lock_controllo(controllo, by=by, perm="work_controllo", versione=versione)
    rinvio = find_lost(controllo)
    if rinvio is None or rinvio.pec is None:
        raise ControlloError(NON_PERDUTA)
    check_indirizzo(pec_destinatario)
    try:
        lock_resendable(rinvio.pec, by=by)
    except TransitionError:  # its receipt came in this moment
        raise ControlloError(NON_PERDUTA) from None
    rinvio.pec, rinvio.pec_destinatario, rinvio.avvisato_il = None, pec_destinatario, None
    rinvio.data_scadenza = new_giorni()["data_scadenza"]
    rinvio.save(update_fields=["pec", "pec_destinatario", "avvisato_il", "data_scadenza"])
    ask_lettera(controllo, by=by, rinvio=rinvio)
    touch_controllo(controllo)
    testo = f"{rinvio.comune_destinatario.denominazione}: la lettera non era arrivata, mandata di nuovo. {motivo}"
    note_evento(controllo, by=by, tipo="rinvio", testo=testo)
    audit.record("resend_lettera", rinvio, by=by, nucleo_id=controllo.nucleo_id, azione=Azione.INVIO)
    return rinvio
