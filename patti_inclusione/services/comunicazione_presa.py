"""What INPS is told of a family taken into care (M16, art. 19 DL 145/2023): that it is, and since when.

Not with which outcome of the Analisi: one of them is the sending to a service for mental health or addictions.
"""

from datetime import date, datetime
from typing import cast
from uuid import UUID

from django.db import transaction

from patti_inclusione.models import AnalisiPreliminare, Caso, CodiceComunicazione, CodiceTermine, ComunicazioneInps
from patti_inclusione.selectors.presa import last_analisi, list_prese_da_dire
from patti_inclusione.services.comunicazione import SISTEMA, post_comunicazione
from patti_inclusione.services.messaggi import MESSAGGI, Messaggio, Payload
from patti_inclusione.services.scadenza import close_scadenza, open_scadenza
from rdc_platform import calendario
from rdc_platform.audit import services as audit

MOTIVI = {
    "FUORI_TERMINE": "Per INPS la presa in carico è dopo l'ultimo giorno utile.",
    "PRIMA_DELLA_DOMANDA": "Per INPS la presa in carico è di prima della domanda.",
    "PRESA_GIA_COMUNICATA": "INPS sa già che la famiglia è presa in carico.",
}


@transaction.atomic
def tell_presa(caso_id: UUID, *, oggi: date) -> ComunicazioneInps | None:
    """Start T11 and leave the message for a family in care; None if meanwhile there is nothing to tell any more."""
    caso = list_prese_da_dire(oggi).select_for_update(of=("self",)).select_related("nucleo").filter(pk=caso_id).first()
    if caso is None:
        return None
    termine = open_scadenza(caso, CodiceTermine.T11, oggi).termine
    comunicazione = post_comunicazione(CodiceComunicazione.M16, caso, last_analisi(caso).get().pk, termine=termine)
    audit.record("tell_presa", comunicazione, by=SISTEMA, nucleo_id=caso.nucleo_id)
    return comunicazione


def _presa_il(comunicazione: ComunicazioneInps) -> date:
    analisi = AnalisiPreliminare.objects.only("finalizzata_il").get(pk=comunicazione.riferimento)
    return calendario.rome_date(cast("datetime", analisi.finalizzata_il))  # a draft is never told


def _build(comunicazione: ComunicazioneInps) -> Payload:
    nucleo = comunicazione.caso.nucleo
    return {
        "protocollo_inps": nucleo.protocollo_inps,
        "comune": nucleo.comune_id,
        "ambito": nucleo.ambito.codice,
        "data_presa_in_carico": str(_presa_il(comunicazione)),
    }


def _received(comunicazione: ComunicazioneInps, giorno: date) -> None:
    close_scadenza(comunicazione.caso, CodiceTermine.T11, giorno)


def _refused(comunicazione: ComunicazioneInps) -> None:
    """The term runs again, from the day the message was left, by the rules of then."""
    caso: Caso = comunicazione.caso
    open_scadenza(caso, CodiceTermine.T11, calendario.rome_date(comunicazione.creata_il))


MESSAGGI[CodiceComunicazione.M16] = Messaggio(
    build=_build,
    received=_received,
    refused=_refused,
    cosa="la comunicazione della presa in carico",
    motivi=MOTIVI,
)
