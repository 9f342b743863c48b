"""The letter to a Comune that does not use the platform: by PEC, without a name in its subject."""

from django.template.loader import render_to_string

from controlli_anagrafici.models import RinvioVerifica
from controlli_anagrafici.selectors.controllo import richiedente
from controlli_anagrafici.services.controllo import ControlloError
from rdc_platform.pec.services import PecNonValidaError, send_pec

OGGETTO = "Verifica anagrafica: richiesta al Comune di {comune}"


def send_lettera(rinvio: RinvioVerifica) -> None:
    """Leave the letter to the worker, in the caller's transaction. Raises ControlloError for an address that is not one."""
    context = {"rinvio": rinvio, "richiedente": richiedente(rinvio.controllo)}
    try:
        rinvio.pec = send_pec(
            destinatario=rinvio.pec_destinatario,
            oggetto=OGGETTO.format(comune=rinvio.comune_destinatario.denominazione),
            corpo=render_to_string("controlli_anagrafici/rinvio_lettera.txt", context),
            riferimento=rinvio,
            causale="Verifica anagrafica",
        )
    except PecNonValidaError as error:
        raise ControlloError(str(error), "pec_destinatario") from error
    rinvio.save(update_fields=["pec"])
