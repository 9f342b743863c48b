"""The letter to a Comune that does not use the platform: by PEC with its PDF, without a name in its subject.

Of a protected person it does not say which Comune asks: she lives there.
"""

from django.template.loader import render_to_string

from ambiti.selectors import is_protetto
from controlli_anagrafici.models import RinvioVerifica
from controlli_anagrafici.selectors.controllo import richiedente
from controlli_anagrafici.selectors.lettera import last_pec
from rdc_platform.documenti.models import Documento
from rdc_platform.pec.models import StatoPec
from rdc_platform.pec.services import send_pec

OGGETTO = "Verifica anagrafica: richiesta al Comune di {comune}"


def send_lettera(rinvio: RinvioVerifica, documento: Documento) -> None:
    """Leave the PEC to the worker, in the caller's transaction; the address was checked when the hop was opened.

    It takes the place of the one that was lost, unless a late receipt says meanwhile that it had arrived.
    """
    controllo = rinvio.controllo
    prima = last_pec(rinvio)
    if prima is not None and prima.stato == StatoPec.CONSEGNATO:
        rinvio.pec = prima
        rinvio.save(update_fields=["pec"])
        return
    protetta = is_protetto(controllo.nucleo_id)
    context = {"rinvio": rinvio, "richiedente": richiedente(controllo), "protetta": protetta}
    rinvio.pec = send_pec(
        destinatario=rinvio.pec_destinatario,
        oggetto=OGGETTO.format(comune=rinvio.comune_destinatario.denominazione),
        corpo=render_to_string("controlli_anagrafici/rinvio_lettera.txt", context),
        allegati=(documento,),
        riferimento=rinvio,
        causale="Verifica anagrafica",
        sostituisce=prima,
    )
    rinvio.save(update_fields=["pec"])
