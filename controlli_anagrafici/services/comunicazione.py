"""Telling INPS of the outcome of a check (M09; art. 5 c. 4 and art. 7 DL 4/2019), and what INPS answered."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.profilo import Profilo
from controlli_anagrafici.models import (
    ComunicazioneControllo,
    Controllo,
    EsitoFinale,
    StatoControllo,
    TipoComunicazione,
)
from controlli_anagrafici.selectors.controllo import richiedente
from controlli_anagrafici.selectors.esito import ultimo_calcolo
from controlli_anagrafici.services.controllo import move_controllo, note_evento
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.inps import services as steps
from rdc_platform.inps.models import StatoMessaggioInps
from rdc_platform.norme import selectors as norme
from rdc_platform.outbox import services as outbox
from rdc_platform.outbox.handlers import detto_rifiuto

_S = StatoControllo
CODICE = "M09"
TOPIC = "inps.controllo"
TOPIC_ESITO = "inps.controllo.esito"
SISTEMA = Sistema(TOPIC)
REQUISITI = {"RES_10": "esito_res10", "RES_2": "esito_res2", "CIT_SOG": "esito_soggiorno"}


def post_esito(controllo: Controllo, *, by: Profilo) -> ComunicazioneControllo:
    """Leave the outcome for INPS, frozen as it was decided, in the caller's transaction.

    What corrects an outcome that INPS already has is a rettifica of it.
    """
    precedente = controllo.comunicazioni.exclude(stato=StatoMessaggioInps.RIFIUTATA).order_by("-creata_il").first()
    positivo = controllo.esito_finale == EsitoFinale.P01
    tipo = TipoComunicazione.ESITO_CONTROLLO if positivo else TipoComunicazione.SEGNALAZIONE_MANCANZA_REQUISITI
    comunicazione = ComunicazioneControllo(
        controllo=controllo,
        tipo=TipoComunicazione.RETTIFICA if precedente else tipo,
        precedente=precedente,
        termine=None if positivo else _termine(),
    )
    comunicazione.contenuto = _contenuto(controllo, comunicazione, by)
    comunicazione.save(force_insert=True)
    chiave = str(comunicazione.pk)
    outbox.post(TOPIC, key=chiave, gruppo=f"controllo-{controllo.pk}", comunicazione_id=comunicazione.pk)
    return comunicazione


def build_comunicazione(comunicazione_id: UUID) -> dict[str, Any] | None:
    """What INPS is told; None when it has answered already."""
    comunicazione = _lock(comunicazione_id)
    if not steps.leave(comunicazione):
        return None
    return {"codice": CODICE, **comunicazione.contenuto}


def record_ricevuta(comunicazione_id: UUID, ricevuta: Mapping[str, Any]) -> None:
    """INPS has it: a negative outcome is sent from now on. INPS is asked later whether it acquired it."""
    comunicazione = _lock(comunicazione_id)
    steps.receive(comunicazione, ricevuta)
    _follow(comunicazione, _S.DA_TRASMETTERE_INPS, _S.TRASMESSO_INPS, "INPS ha ricevuto l'esito")
    outbox.post(TOPIC_ESITO, key=f"{comunicazione.pk}-esito", comunicazione_id=comunicazione.pk)


def id_inps(comunicazione_id: UUID) -> str:
    return ComunicazioneControllo.objects.values_list("id_inps", flat=True).get(pk=comunicazione_id)


def record_acquisita(comunicazione_id: UUID) -> None:
    """INPS found the outcome in order."""
    comunicazione = _lock(comunicazione_id)
    steps.acquire(comunicazione)
    _follow(comunicazione, _S.TRASMESSO_INPS, _S.ACQUISITO_INPS, "INPS ha acquisito l'esito")


def record_rifiuto(comunicazione_id: UUID, codice: str, dettaglio: str) -> None:
    """INPS said no, at the door or after: the check goes back to the Responsabile, with the reason."""
    comunicazione = _lock(comunicazione_id)
    steps.refuse(comunicazione, codice, dettaglio or codice)
    stato = StatoControllo(comunicazione.controllo.stato)
    _follow(comunicazione, stato, _S.RESPINTO_INPS, f"{detto_rifiuto('INPS', codice)} l'esito")


@transaction.atomic
def record_provvedimento(comunicazione_id: UUID, *, tipo: str, il: date, decorrenza: date | None) -> None:
    """What INPS decided after the message; nothing where the message is not one of ours. Twice is once."""
    if not ComunicazioneControllo.objects.filter(pk=comunicazione_id).exists():
        return
    comunicazione = _lock(comunicazione_id)
    comunicazione.provvedimento, comunicazione.provvedimento_il = tipo[:20], il
    comunicazione.provvedimento_decorrenza = decorrenza
    comunicazione.save(update_fields=["provvedimento", "provvedimento_il", "provvedimento_decorrenza"])
    controllo = comunicazione.controllo
    note_evento(controllo, by=SISTEMA, tipo="inps", testo=f"INPS ha deciso: {tipo.lower()}")
    audit.record("record_provvedimento_controllo", controllo, by=SISTEMA, nucleo_id=controllo.nucleo_id)


def _follow(comunicazione: ComunicazioneControllo, dallo: StatoControllo, allo: StatoControllo, testo: str) -> None:
    """Move the check with its last message, where its state goes with it; a positive one that INPS has stays concluded."""
    controllo = comunicazione.controllo
    if controllo.stato == dallo and allo in Controllo.MOVES[dallo]:
        move_controllo(controllo, allo, by=SISTEMA, tipo="inps", testo=testo)
    else:
        note_evento(controllo, by=SISTEMA, tipo="inps", testo=testo)
    audit.record("record_esito_inps", controllo, by=SISTEMA, nucleo_id=controllo.nucleo_id)


def _lock(comunicazione_id: UUID) -> ComunicazioneControllo:
    """The message locked, after its check: every act locks the check first."""
    controllo_id = ComunicazioneControllo.objects.values_list("controllo_id", flat=True).get(pk=comunicazione_id)
    Controllo.objects.select_for_update(of=("self",)).get(pk=controllo_id)
    rows = ComunicazioneControllo.objects.select_for_update(of=("self",))
    return rows.select_related("controllo").get(pk=comunicazione_id)


def _termine() -> Any:
    giorni = norme.intero("CTRL_GG_COMUNICAZIONE_INPS", calendario.today())
    return calendario.add_lavorativi(calendario.today(), giorni)


def _contenuto(controllo: Controllo, comunicazione: ComunicazioneControllo, by: Profilo) -> dict[str, Any]:
    calcolo = ultimo_calcolo(controllo)
    nucleo = controllo.della_famiglia
    requisiti = {"NUCLEO": "esito_nucleo"} if nucleo else REQUISITI
    proposto = controllo.proposto_da_id or by.accreditamento_id
    return {
        "id_comunicazione": str(comunicazione.pk),
        "tipo": comunicazione.tipo,
        "id_comunicazione_precedente": str(comunicazione.precedente_id) if comunicazione.precedente_id else None,
        "protocollo_inps": controllo.nucleo.protocollo_inps,
        "codice_fiscale_richiedente": richiedente(controllo).codice_fiscale,
        "codice_belfiore_comune": controllo.comune_competente_id,
        "esito": controllo.esito_finale,
        "requisiti": [
            {
                "codice": codice,
                "esito": getattr(controllo, campo),
                "data_accertamento": str(controllo.data_accertamento),
                "decorrenza_mancanza": _iso(controllo.decorrenza_mancanza),
            }
            for codice, campo in requisiti.items()
        ],
        "giorni_totali": None if nucleo or calcolo is None else calcolo.giorni_totali,
        "interruzioni": [] if nucleo or calcolo is None else calcolo.interruzioni,
        "motivazione": controllo.motivazione[:2000],
        "utente_proponente": str(proposto),
        "utente_approvatore": str(by.accreditamento_id),
        "data_ora": timezone.localtime().isoformat(timespec="seconds"),
    }


def _iso(giorno: Any) -> str | None:
    return str(giorno) if giorno else None
