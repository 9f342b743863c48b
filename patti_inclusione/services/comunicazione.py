"""Telling INPS of what happens on a case: leaving a message, what came back, sending again. What each says: `messaggi`.

A row is one message with one key: delivered any number of times it is one effect. What INPS refused is sent again, after
the correction, as a new row with a new key.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.profilo import Profilo
from patti_inclusione.models import Caso, ComunicazioneInps, Patto, StatoComunicazione
from patti_inclusione.services.caso import lock_caso, note_evento
from patti_inclusione.services.messaggi import MESSAGGI, Messaggio, Payload, reason_of
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.stato import TransitionError, move
from rdc_platform.norme.selectors import intero
from rdc_platform.outbox import services as outbox
from rdc_platform.outbox.handlers import detto_rifiuto

APERTE = {StatoComunicazione.DA_INVIARE, StatoComunicazione.INVIATA}
TOPIC = "inps.comunicazione"
TOPIC_ESITO = "inps.esito"
SISTEMA = Sistema(TOPIC)
PRIMA_DELL_ESITO = timedelta(seconds=5)  # INPS compares what it received with what it knows before it says yes


def post_comunicazione(
    codice: str, caso: Caso, riferimento: UUID, *, termine: date | None = None, patto: Patto | None = None
) -> ComunicazioneInps:
    """Leave a message about the row `riferimento`, in the caller's transaction; it goes after the case's earlier ones."""
    tentativo = ComunicazioneInps.objects.filter(codice=codice, riferimento=riferimento).count() + 1
    chiave = f"{codice}-{riferimento}" + (f"-{tentativo}" if tentativo > 1 else "")
    comunicazione = ComunicazioneInps.objects.create(
        caso=caso,
        patto=patto,
        riferimento=riferimento,
        codice=codice,
        tentativo=tentativo,
        chiave=chiave,
        termine=termine,
    )
    outbox.post(TOPIC, key=chiave, gruppo=f"caso-{caso.pk}", entro=termine, comunicazione_id=comunicazione.pk)
    return comunicazione


@transaction.atomic
def resend_comunicazione(comunicazione: ComunicazioneInps, *, by: Profilo) -> ComunicazioneInps:
    """Send a refused message again, read anew from the rows and under a new key.

    Asked twice, the one that is running comes back. Raises TransitionError if INPS did not refuse it, or if it is of a
    kind that goes back to who wrote it.
    """
    caso = lock_caso(comunicazione.caso, by=by, perm="edit_patto")
    rows = ComunicazioneInps.objects.filter(riferimento=comunicazione.riferimento, codice=comunicazione.codice)
    last = rows.select_related("patto").latest("tentativo")
    if not last.rimandabile:
        raise TransitionError(last.codice)
    if last.stato != StatoComunicazione.RIFIUTATA:
        if last.pk == comunicazione.pk:
            raise TransitionError(last.stato)
        return last
    new = post_comunicazione(last.codice, caso, last.riferimento, termine=last.termine, patto=last.patto)
    audit.record("resend_comunicazione", new, by=by, nucleo_id=caso.nucleo_id)
    return new


def build_comunicazione(comunicazione_id: UUID) -> Payload | None:
    """What INPS is told, the same each time; None when there is nothing left to send: INPS has answered, or it was withdrawn."""
    comunicazione = _lock(comunicazione_id)
    if comunicazione.stato not in APERTE:
        return None
    payload = _kind(comunicazione).build(comunicazione)
    if payload is None:
        return None
    move(comunicazione, StatoComunicazione.INVIATA)
    comunicazione.contenuto = comunicazione.contenuto or {"codice": comunicazione.codice} | payload
    comunicazione.inviata_il = timezone.now()
    comunicazione.save(update_fields=["stato", "contenuto", "inviata_il"])
    return comunicazione.contenuto


def record_ricevuta(comunicazione_id: UUID, ricevuta: Mapping[str, Any]) -> None:
    """Write INPS's receipt: the term stops, and in a while INPS is asked whether the message was acquired."""
    comunicazione, ora = _lock(comunicazione_id), timezone.now()
    move(comunicazione, StatoComunicazione.RICEVUTA)
    comunicazione.protocollo = str(ricevuta["numero_ricevuta"])[:60]
    ricevuta_il = _instant(ricevuta.get("ricevuta_il"), ora)
    comunicazione.ricevuta, comunicazione.ricevuta_il = dict(ricevuta), ricevuta_il
    comunicazione.save(update_fields=["stato", "protocollo", "ricevuta", "ricevuta_il"])
    kind = _kind(comunicazione)
    kind.received(comunicazione, calendario.rome_date(ricevuta_il))
    note_evento(comunicazione.caso, by=SISTEMA, tipo="inps", testo=f"INPS ha ricevuto {kind.cosa}")
    audit.record("record_ricevuta", comunicazione, by=SISTEMA, nucleo_id=comunicazione.caso.nucleo_id)
    outbox.post(
        TOPIC_ESITO,
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
    _kind(comunicazione).acquired(comunicazione)


def record_rifiuto(comunicazione_id: UUID, codice: str, dettaglio: str) -> None:
    """INPS said no, at the door or after comparing: the reason stands on the case, and what it is about hears of it."""
    comunicazione = _lock(comunicazione_id)
    move(comunicazione, StatoComunicazione.RIFIUTATA)
    comunicazione.codice_rifiuto = codice[:40]
    comunicazione.motivo = reason_of(comunicazione.codice, codice, dettaglio)
    comunicazione.save(update_fields=["stato", "codice_rifiuto", "motivo"])
    kind = _kind(comunicazione)
    kind.refused(comunicazione)
    note_evento(comunicazione.caso, by=SISTEMA, tipo="inps", testo=f"{detto_rifiuto('INPS', codice)} {kind.cosa}")
    audit.record("record_rifiuto", comunicazione, by=SISTEMA, nucleo_id=comunicazione.caso.nucleo_id)


@transaction.atomic
def forget_contenuti() -> int:
    """Keep no longer what INPS was told in so many words; of how many. That it was told, and when, stays. Runs from beat."""
    soglia = timezone.now() - timedelta(days=intero("CONTENUTO_INPS_GG_CONSERVAZIONE", calendario.today()))
    chiuse = ComunicazioneInps.objects.exclude(stato__in=APERTE).exclude(contenuto=None)
    return chiuse.filter(inviata_il__lt=soglia).update(contenuto=None)


def _kind(comunicazione: ComunicazioneInps) -> Messaggio:
    return MESSAGGI[comunicazione.codice]


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
