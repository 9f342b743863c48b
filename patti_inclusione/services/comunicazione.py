"""Telling INPS of a Patto (M05): leaving the message, what INPS is told, what came back, sending again.

A row is one message with one key: delivered any number of times it is one effect. What INPS refused is sent again, after
the correction, as a new row with a new key.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.profilo import Profilo
from patti_inclusione.models import (
    Caso,
    CodiceComunicazione,
    CodiceTermine,
    ComunicazioneInps,
    ModalitaFirma,
    Patto,
    RuoloFirma,
    StatoComunicazione,
)
from patti_inclusione.services.caso import lock_caso, note_evento
from patti_inclusione.services.scadenza import close_scadenza, open_scadenza
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.stato import TransitionError, move
from rdc_platform.outbox import services as outbox

APERTE = {StatoComunicazione.DA_INVIARE, StatoComunicazione.INVIATA}
SISTEMA = Sistema("inps.sottoscrizione")
PRIMA_DELL_ESITO = timedelta(seconds=5)  # INPS compares what it received with what it knows before it says yes
MOTIVI = {
    "PROTOCOLLO_SCONOSCIUTO": "INPS non trova la domanda di questa famiglia.",
    "FIRMATARIO_ESTRANEO": "Per INPS una delle persone che hanno firmato non è nella famiglia.",
    "PRIMA_DELLA_DOMANDA": "Per INPS il Patto risulta firmato prima della domanda.",
    "DATA_FUTURA": "Per INPS la data della firma è nel futuro.",
    "DATE_IN_DISORDINE": "Per INPS il Patto finisce prima della firma.",
    "TOKEN_NON_VALIDO": "INPS non riconosce la piattaforma: avvisa chi segue gli scambi con INPS.",
}


def post_m05(patto: Patto, *, termine: date, tentativo: int = 1) -> ComunicazioneInps:
    """Leave the message of the signed Patto, in the caller's transaction; after the case's earlier ones."""
    chiave = f"M05-{patto.pk}-v{patto.versione}" + (f"-{tentativo}" if tentativo > 1 else "")
    comunicazione = ComunicazioneInps.objects.create(
        caso=patto.caso,
        patto=patto,
        codice=CodiceComunicazione.M05,
        tentativo=tentativo,
        chiave=chiave,
        termine=termine,
    )
    outbox.post("inps.sottoscrizione", key=chiave, gruppo=f"caso-{patto.caso_id}", comunicazione_id=comunicazione.pk)
    return comunicazione


@transaction.atomic
def resend_comunicazione(comunicazione: ComunicazioneInps, *, by: Profilo) -> ComunicazioneInps:
    """Send a refused message again, read anew from the rows and under a new key.

    Asked twice, the one that is running comes back. Raises TransitionError if INPS did not refuse it.
    """
    lock_caso(comunicazione.caso, by=by, perm="edit_patto")
    rows = ComunicazioneInps.objects.filter(patto=comunicazione.patto_id, codice=comunicazione.codice)
    last = rows.select_related("patto__caso").latest("tentativo")
    if last.stato != StatoComunicazione.RIFIUTATA:
        if last.pk == comunicazione.pk:
            raise TransitionError(last.stato)
        return last
    new = post_m05(last.patto, termine=last.termine, tentativo=last.tentativo + 1)
    audit.record("resend_comunicazione", new, by=by, nucleo_id=last.patto.caso.nucleo_id)
    return new


def build_m05(comunicazione_id: UUID) -> dict[str, Any] | None:
    """What INPS is told: who signed and when. Nothing of the content of the Patto (art. 5 par. 1 lett. c GDPR).

    None when INPS has answered already: there is nothing left to send.
    """
    comunicazione = _lock(comunicazione_id)
    if comunicazione.stato not in APERTE:
        return None
    move(comunicazione, StatoComunicazione.INVIATA)
    comunicazione.inviata_il = timezone.now()
    comunicazione.save(update_fields=["stato", "inviata_il"])
    patto, caso = comunicazione.patto, comunicazione.caso
    firme = (
        patto.firme.filter(componente__isnull=False)
        .exclude(modalita=ModalitaFirma.RIFIUTO)
        .exclude(ruolo=RuoloFirma.TUTORE)
    )
    return {
        "codice": comunicazione.codice,
        "protocollo_inps": caso.nucleo.protocollo_inps,
        "codice_caso": caso.codice,
        "comune": caso.nucleo.comune_id,
        "ambito": caso.nucleo.ambito.codice,
        "data_sottoscrizione": str(patto.data_sottoscrizione),
        "versione": patto.versione,
        "cf_firmatari": sorted(set(firme.values_list("componente__codice_fiscale", flat=True))),
        "tipo": patto.tipo,
        "durata_al": str(patto.durata_al),
    }


def record_ricevuta(comunicazione_id: UUID, ricevuta: Mapping[str, Any]) -> None:
    """Write INPS's receipt: the term stops, and in a while INPS is asked whether the message was acquired."""
    comunicazione, ora = _lock(comunicazione_id), timezone.now()
    move(comunicazione, StatoComunicazione.RICEVUTA)
    comunicazione.protocollo = str(ricevuta["numero_ricevuta"])[:60]
    comunicazione.ricevuta, comunicazione.ricevuta_il = dict(ricevuta), _instant(ricevuta.get("ricevuta_il"), ora)
    comunicazione.save(update_fields=["stato", "protocollo", "ricevuta", "ricevuta_il"])
    Patto.objects.filter(pk=comunicazione.patto_id).update(comunicato_inps_il=comunicazione.ricevuta_il)
    close_scadenza(comunicazione.caso, CodiceTermine.T04, calendario.rome_date(comunicazione.ricevuta_il))
    note_evento(
        comunicazione.caso, by=SISTEMA, tipo="inps", testo="INPS ha ricevuto la comunicazione del Patto firmato"
    )
    audit.record("record_ricevuta", comunicazione, by=SISTEMA, nucleo_id=comunicazione.caso.nucleo_id)
    outbox.post(
        "inps.esito",
        key=f"{comunicazione.chiave}-esito",
        due_at=ora + PRIMA_DELL_ESITO,
        comunicazione_id=comunicazione.pk,
    )


def id_inps(comunicazione_id: UUID) -> str:
    """What INPS calls the message in its receipt."""
    return str(ComunicazioneInps.objects.get(pk=comunicazione_id).ricevuta["id"])


def record_acquisita(comunicazione_id: UUID) -> None:
    """INPS found the message right."""
    comunicazione = _lock(comunicazione_id)
    comunicazione.acquisita_il = timezone.now()
    comunicazione.save(update_fields=["acquisita_il"])


def record_rifiuto(comunicazione_id: UUID, codice: str, dettaglio: str) -> None:
    """INPS said no, at the door or after comparing: the reason stands on the case, and the term runs (again)."""
    comunicazione = _lock(comunicazione_id)
    move(comunicazione, StatoComunicazione.RIFIUTATA)
    comunicazione.codice_rifiuto = codice[:40]
    comunicazione.motivo = MOTIVI.get(codice) or dettaglio or codice
    comunicazione.save(update_fields=["stato", "codice_rifiuto", "motivo"])
    Patto.objects.filter(pk=comunicazione.patto_id).update(comunicato_inps_il=None)
    open_scadenza(comunicazione.caso, CodiceTermine.T04, cast("date", comunicazione.patto.data_sottoscrizione))
    note_evento(comunicazione.caso, by=SISTEMA, tipo="inps", testo="INPS ha rifiutato la comunicazione del Patto")
    audit.record("record_rifiuto", comunicazione, by=SISTEMA, nucleo_id=comunicazione.caso.nucleo_id)


def _lock(comunicazione_id: UUID) -> ComunicazioneInps:
    """The row locked, after its case: every act locks the case first."""
    caso_id = ComunicazioneInps.objects.values_list("caso_id", flat=True).get(pk=comunicazione_id)
    Caso.objects.select_for_update(of=("self",)).get(pk=caso_id)
    rows = ComunicazioneInps.objects.select_for_update(of=("self",))
    return rows.select_related("patto", "caso__nucleo__ambito").get(pk=comunicazione_id)


def _instant(text: object, default: datetime) -> datetime:
    """INPS's own instant when it reads as one, with its zone."""
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        return default
    return found if found.tzinfo else default
