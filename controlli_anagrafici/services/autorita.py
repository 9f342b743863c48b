"""Telling the judicial authority of a false declaration (art. 7 c. 14 DL 4/2019): the act is the Comune's, here it is written down."""

from datetime import date

from django.db import transaction

from accounts.profilo import Profilo
from controlli_anagrafici.models import CONCLUSI, Controllo, EsitoFinale, StatoControllo
from controlli_anagrafici.services.controllo import (
    ControlloError,
    lock_controllo,
    note_evento,
    require_stato,
    touch_controllo,
)
from rdc_platform import calendario
from rdc_platform.audit import services as audit


@transaction.atomic
def record_segnalazione_ag(controllo: Controllo, *, by: Profilo, versione: int, il: date, protocollo: str) -> Controllo:
    """The day and the protocol of what was sent. Raises ControlloError, VersioneError, TransitionError."""
    controllo = lock_controllo(controllo, by=by, perm="approve_controllo", versione=versione)
    require_stato(controllo, *CONCLUSI, StatoControllo.DA_TRASMETTERE_INPS)
    if controllo.esito_finale == EsitoFinale.P01:
        raise ControlloError("Si segnala solo un esito negativo.")
    if il > calendario.today() or (controllo.data_accertamento and il < controllo.data_accertamento):
        raise ControlloError("Scrivi un giorno dopo l'accertamento e non dopo oggi.", "il")
    touch_controllo(controllo, segnalazione_ag_il=il, segnalazione_ag_protocollo=protocollo)
    note_evento(controllo, by=by, tipo="autorita", testo=f"Atti mandati all'autorità giudiziaria il {il:%d/%m/%Y}")
    audit.record("record_segnalazione_ag", controllo, by=by, nucleo_id=controllo.nucleo_id)
    return controllo
