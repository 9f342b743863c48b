"""What INPS is told of a Patto: signed (M05) or not signed (M06), within five days (art. 6 c. 4 lett. b DL 4/2019).

Nothing of its content (art. 5 par. 1 lett. c GDPR).
"""

from datetime import date
from typing import cast

from patti_inclusione.models import (
    CodiceComunicazione,
    CodiceTermine,
    ComunicazioneInps,
    FirmaPatto,
    ModalitaFirma,
    Patto,
    RuoloFirma,
)
from patti_inclusione.services.comunicazione import post_comunicazione
from patti_inclusione.services.messaggi import MESSAGGI, Messaggio, Payload
from patti_inclusione.services.scadenza import close_scadenza, open_scadenza

MOTIVI = {
    "FIRMATARIO_ESTRANEO": "Per INPS una delle persone che hanno firmato non è nella famiglia.",
    "PRIMA_DELLA_DOMANDA": "Per INPS il Patto risulta firmato prima della domanda.",
    "DATA_FUTURA": "Per INPS la data della firma è nel futuro.",
    "DATE_IN_DISORDINE": "Per INPS il Patto finisce prima della firma.",
}


def post_m05(patto: Patto, *, termine: date) -> ComunicazioneInps:
    """Leave the message of the signed Patto, in the caller's transaction."""
    return post_comunicazione(CodiceComunicazione.M05, patto.caso, patto.pk, termine=termine, patto=patto)


def post_m06(patto: Patto) -> ComunicazioneInps:
    """Start T05 from the first refusal and leave the message that the Patto was not signed, in the caller's transaction."""
    termine = open_scadenza(patto.caso, CodiceTermine.T05, _refused_on(patto), patto.pk).termine
    return post_comunicazione(CodiceComunicazione.M06, patto.caso, patto.pk, termine=termine, patto=patto)


def _patto_of(comunicazione: ComunicazioneInps) -> Patto:
    return cast("Patto", comunicazione.patto)  # M05 and M06 always have theirs


def _common(comunicazione: ComunicazioneInps) -> Payload:
    patto, caso = _patto_of(comunicazione), comunicazione.caso
    return {
        "protocollo_inps": caso.nucleo.protocollo_inps,
        "codice_caso": caso.codice,
        "comune": caso.nucleo.comune_id,
        "ambito": caso.nucleo.ambito.codice,
        "versione": patto.versione,
        "tipo": patto.tipo,
    }


def _build_m05(comunicazione: ComunicazioneInps) -> Payload:
    patto = _patto_of(comunicazione)
    firme = (
        patto.firme.filter(componente__isnull=False)
        .exclude(modalita=ModalitaFirma.RIFIUTO)
        .exclude(ruolo=RuoloFirma.TUTORE)
    )
    return _common(comunicazione) | {
        "data_sottoscrizione": str(patto.data_sottoscrizione),
        "cf_firmatari": sorted(set(firme.values_list("componente__codice_fiscale", flat=True))),
        "durata_al": str(patto.durata_al),
    }


def _received_m05(comunicazione: ComunicazioneInps, giorno: date) -> None:
    Patto.objects.filter(pk=comunicazione.riferimento).update(comunicato_inps_il=comunicazione.ricevuta_il)
    close_scadenza(comunicazione.caso, CodiceTermine.T04, giorno)


def _refused_m05(comunicazione: ComunicazioneInps) -> None:
    """The term runs (again)."""
    Patto.objects.filter(pk=comunicazione.riferimento).update(comunicato_inps_il=None)
    signed = cast("date", _patto_of(comunicazione).data_sottoscrizione)
    open_scadenza(comunicazione.caso, CodiceTermine.T04, signed)


def _rifiuti(patto: Patto) -> list[FirmaPatto]:
    rows = patto.firme.filter(componente__isnull=False, modalita=ModalitaFirma.RIFIUTO)
    return list(rows.select_related("componente").order_by("data"))


def _refused_on(patto: Patto) -> date:
    return min(firma.data for firma in _rifiuti(patto))


def _build_m06(comunicazione: ComunicazioneInps) -> Payload:
    rifiuti = _rifiuti(_patto_of(comunicazione))
    return _common(comunicazione) | {
        "data_rifiuto": str(rifiuti[-1].data),
        "cf_non_firmatari": sorted({firma.componente.codice_fiscale for firma in rifiuti if firma.componente}),
    }


def _received_m06(comunicazione: ComunicazioneInps, giorno: date) -> None:
    Patto.objects.filter(pk=comunicazione.riferimento).update(comunicato_inps_il=comunicazione.ricevuta_il)
    close_scadenza(comunicazione.caso, CodiceTermine.T05, giorno, comunicazione.riferimento)


def _refused_m06(comunicazione: ComunicazioneInps) -> None:
    patto = _patto_of(comunicazione)
    Patto.objects.filter(pk=patto.pk).update(comunicato_inps_il=None)
    open_scadenza(comunicazione.caso, CodiceTermine.T05, _refused_on(patto), patto.pk)


MESSAGGI[CodiceComunicazione.M05] = Messaggio(
    build=_build_m05,
    received=_received_m05,
    refused=_refused_m05,
    cosa="la comunicazione del Patto firmato",
    motivi=MOTIVI,
)
MESSAGGI[CodiceComunicazione.M06] = Messaggio(
    build=_build_m06,
    received=_received_m06,
    refused=_refused_m06,
    cosa="la comunicazione del Patto non firmato",
    motivi=MOTIVI,
)
