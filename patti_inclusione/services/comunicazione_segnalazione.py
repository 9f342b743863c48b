"""Reports to INPS (M07) and their corrections (M14): codes and dates alone, never a free text (spec §6.4).

What INPS refuses goes back to the Case manager with its reason; nothing is sent again without a new approval.
"""

from datetime import date

from django.utils import timezone

from patti_inclusione.models import (
    CodiceComunicazione,
    CodiceTermine,
    ComunicazioneInps,
    Rettifica,
    Segnalazione,
    StatoRettifica,
    StatoSegnalazione,
)
from patti_inclusione.services.comunicazione import post_comunicazione
from patti_inclusione.services.messaggi import MESSAGGI, Messaggio, Payload
from patti_inclusione.services.scadenza import close_scadenza, open_scadenza
from rdc_platform.audit.stato import move

_S, _R = StatoSegnalazione, StatoRettifica
MOTIVI = {
    "EVENTO_SCONOSCIUTO": "INPS non conosce il codice di questo fatto.",
    "EVENTO_NON_COMPETENTE": "Per INPS questo fatto non lo segnala il Comune.",
    "EVENTO_NON_IN_VIGORE": "Per INPS quel giorno questa regola non c'era.",
    "EVENTO_SOSPESO": "Per INPS quel giorno gli obblighi erano sospesi.",
    "SEGNALAZIONE_DOPPIA": "INPS ha già una segnalazione per lo stesso fatto.",
    "SEGNALAZIONE_SCONOSCIUTA": "INPS non trova la segnalazione da rettificare.",
    "SEGNALAZIONE_ANNULLATA": "Per INPS la segnalazione è già annullata.",
}


def post_m07(segnalazione: Segnalazione) -> ComunicazioneInps:
    """Leave the message of an approved report, in the caller's transaction."""
    return post_comunicazione(
        CodiceComunicazione.M07, segnalazione.caso, segnalazione.pk, termine=segnalazione.scadenza_invio
    )


def post_m14(rettifica: Rettifica) -> ComunicazioneInps:
    """Leave the message of an approved correction, in the caller's transaction."""
    return post_comunicazione(CodiceComunicazione.M14, rettifica.segnalazione.caso, rettifica.pk)


def _segnalazione_of(comunicazione: ComunicazioneInps) -> Segnalazione:
    rows = Segnalazione.objects.select_for_update(of=("self",)).select_related("caso__nucleo", "componente")
    return rows.get(pk=comunicazione.riferimento)


def _build_m07(comunicazione: ComunicazioneInps) -> Payload | None:
    segnalazione = _segnalazione_of(comunicazione)
    if segnalazione.stato not in {_S.IN_CODA, _S.INVIATA}:
        return None
    move(segnalazione, _S.INVIATA)
    segnalazione.inviata_il = segnalazione.inviata_il or timezone.now()
    segnalazione.save(update_fields=["stato", "inviata_il"])
    return {
        "protocollo_inps": segnalazione.caso.nucleo.protocollo_inps,
        "cf_componente": segnalazione.componente.codice_fiscale if segnalazione.componente else None,
        "codice_evento": segnalazione.tipo_evento,
        "data_evento": str(segnalazione.data_evento),
        "data_accertamento": str(segnalazione.data_accertamento),
        "progressivo": segnalazione.progressivo,
        "comune": segnalazione.caso.nucleo.comune_id,
        "id_segnalazione": str(segnalazione.pk),
        "approvata_il": segnalazione.approvata_il.isoformat() if segnalazione.approvata_il else None,
    }


def _received_m07(comunicazione: ComunicazioneInps, giorno: date) -> None:
    segnalazione = _segnalazione_of(comunicazione)
    segnalazione.protocollo_inps = comunicazione.protocollo
    segnalazione.save(update_fields=["protocollo_inps"])
    close_scadenza(comunicazione.caso, CodiceTermine.T06, giorno, segnalazione.pk)


def _acquired_m07(comunicazione: ComunicazioneInps) -> None:
    """A decision may have come before this answer: it stays."""
    segnalazione = _segnalazione_of(comunicazione)
    if segnalazione.stato == _S.INVIATA:
        move(segnalazione, _S.PRESA_IN_CARICO_INPS)
        segnalazione.save(update_fields=["stato"])


def _refused_m07(comunicazione: ComunicazioneInps) -> None:
    """Back to the Case manager; its ten days run again, for nothing was reported."""
    segnalazione = _segnalazione_of(comunicazione)
    if _S.SCARTATA not in Segnalazione.MOVES[_S(segnalazione.stato)]:
        return  # INPS had already decided on it
    move(segnalazione, _S.SCARTATA)
    segnalazione.protocollo_inps, segnalazione.inviata_il = "", None
    segnalazione.esito_inps = comunicazione.motivo[:300]
    segnalazione.save(update_fields=["stato", "protocollo_inps", "inviata_il", "esito_inps"])
    open_scadenza(comunicazione.caso, CodiceTermine.T06, segnalazione.data_accertamento, segnalazione.pk)


def _rettifica_of(comunicazione: ComunicazioneInps) -> Rettifica:
    rows = Rettifica.objects.select_for_update(of=("self",)).select_related("segnalazione__caso__nucleo", "componente")
    return rows.get(pk=comunicazione.riferimento)


def _build_m14(comunicazione: ComunicazioneInps) -> Payload | None:
    rettifica = _rettifica_of(comunicazione)
    move(rettifica, _R.INVIATA)
    rettifica.save(update_fields=["stato"])
    segnalazione = rettifica.segnalazione
    return {
        "protocollo_inps": segnalazione.caso.nucleo.protocollo_inps,
        "comune": segnalazione.caso.nucleo.comune_id,
        "id_segnalazione": str(segnalazione.pk),
        "id_rettifica": str(rettifica.pk),
        "tipo": rettifica.tipo,
        "motivo": rettifica.motivo,
        "cf_componente": rettifica.componente.codice_fiscale if rettifica.componente else None,
        "data_evento": str(rettifica.data_evento) if rettifica.data_evento else None,
        "data_accertamento": str(rettifica.data_accertamento) if rettifica.data_accertamento else None,
        "approvata_il": rettifica.approvata_il.isoformat() if rettifica.approvata_il else None,
    }


def _received_m14(comunicazione: ComunicazioneInps, giorno: date) -> None:
    """The receipt says only that INPS has it: the report is put right when INPS acquires the correction."""


def _acquired_m14(comunicazione: ComunicazioneInps) -> None:
    rettifica = _rettifica_of(comunicazione)
    move(rettifica, _R.ACQUISITA)
    rettifica.save(update_fields=["stato"])
    segnalazione = rettifica.segnalazione
    if _S.RETTIFICATA in Segnalazione.MOVES[_S(segnalazione.stato)]:
        move(segnalazione, _S.RETTIFICATA)
        segnalazione.save(update_fields=["stato"])


def _refused_m14(comunicazione: ComunicazioneInps) -> None:
    rettifica = _rettifica_of(comunicazione)
    move(rettifica, _R.SCARTATA)
    rettifica.esito_inps = comunicazione.motivo[:300]
    rettifica.save(update_fields=["stato", "esito_inps"])


MESSAGGI[CodiceComunicazione.M07] = Messaggio(
    build=_build_m07,
    received=_received_m07,
    acquired=_acquired_m07,
    refused=_refused_m07,
    cosa="una segnalazione",
    motivi=MOTIVI,
)
MESSAGGI[CodiceComunicazione.M14] = Messaggio(
    build=_build_m14,
    received=_received_m14,
    acquired=_acquired_m14,
    refused=_refused_m14,
    cosa="la rettifica di una segnalazione",
    motivi=MOTIVI,
)
