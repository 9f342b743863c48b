"""Taking a receipt: kept as it came, joined to its message by what identifies it (never by its subject), read into a state."""

import hashlib
import io

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q

from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.models import Azione
from rdc_platform.documenti import services as documenti
from rdc_platform.documenti.autorita import list_autorita
from rdc_platform.pec import esito, firma, lettura
from rdc_platform.pec.lettura import Letta
from rdc_platform.pec.models import FirmaRicevuta, MessaggioPec, MotivoEsame, RicevutaPec, TipoRicevuta

EML = "message/rfc822"
NOTI = {*TipoRicevuta.values, "posta-certificata"}


@transaction.atomic
def take_ricevuta(raw: bytes, *, by: Autore) -> RicevutaPec:
    """Keep a message of the provider and write what it says; one that we have comes back as it is.

    A broken one is kept too, `da_esaminare`, and changes no state. Raises NonMessaggioError for what is no e-mail.
    """
    letta = lettura.read(raw)
    if known := _known(raw, letta):
        return known
    try:
        with transaction.atomic():
            ricevuta = _store(raw, letta)
    except IntegrityError:  # another process took it in this moment
        found = _known(raw, letta)
        if found is None:
            raise
        return found
    audit.record("take_ricevuta", ricevuta, by=by, azione=Azione.CREAZIONE)
    if messaggio := _find(letta):
        _join(messaggio, ricevuta)
    ricevuta.refresh_from_db()
    return ricevuta


def _known(raw: bytes, letta: Letta) -> RicevutaPec | None:
    same = Q(sha256=hashlib.sha256(raw).hexdigest())
    if letta.message_id:
        same |= Q(message_id_ricevuta=letta.message_id[:300])
    return RicevutaPec.objects.filter(same).first()


def _store(raw: bytes, letta: Letta) -> RicevutaPec:
    valore = firma.check(raw, list_autorita(settings.AUTORITA_PEC))
    dati, motivo = letta.dati, _motivo(letta, valore)
    facts = {}
    if dati is not None:
        facts = {
            "errore": dati.errore[:60],
            "data_certificata": dati.data,
            "gestore": dati.gestore[:200],
            "identificativo": dati.identificativo[:200],
            "destinatario": (dati.consegna or _only(dati.destinatari))[:254],
            "esterni": dati.esterni,
            "errore_codice": dati.errore_codice[:20],
            "errore_esteso": dati.errore_esteso[:500],
        }
    return RicevutaPec.objects.create(
        message_id_ricevuta=letta.message_id[:300],
        sha256=hashlib.sha256(raw).hexdigest(),
        eml=documenti.store_file(io.BytesIO(raw), "ricevuta.eml", EML),
        tipo=letta.tipo[:60],
        firma=valore,
        riferimento=next(iter(letta.riferimenti), "")[:300],
        da_esaminare=bool(motivo),
        motivo_esame=motivo,
        **facts,
    )


def _motivo(letta: Letta, valore: str) -> str:
    if letta.dati is None or letta.dati.data is None:
        return MotivoEsame.DATICERT_ILLEGGIBILE
    if valore == FirmaRicevuta.NON_VALIDA:
        return MotivoEsame.FIRMA_NON_VALIDA
    return "" if letta.tipo in NOTI else MotivoEsame.TIPO_IGNOTO


def _only(destinatari: list[str]) -> str:
    return destinatari[0] if len(destinatari) == 1 else ""


def _find(letta: Letta) -> MessaggioPec | None:
    """By our Message-ID as certified, then as the header has it, then by the provider's own identifier; locked."""
    rows = MessaggioPec.objects.select_for_update(of=("self",))
    for riferimento in letta.riferimenti:
        if found := rows.filter(message_id=riferimento).first():
            return found
    if letta.dati and letta.dati.identificativo:
        return rows.filter(identificativo_gestore=letta.dati.identificativo).first()
    return None


def _join(messaggio: MessaggioPec, ricevuta: RicevutaPec) -> None:
    """Give the message its receipt, and those that waited for the provider's identifier to become known."""
    ricevuta.messaggio = messaggio
    ricevuta.save(update_fields=["messaggio"])
    if ricevuta.identificativo and ricevuta.tipo == TipoRicevuta.ACCETTAZIONE:
        RicevutaPec.objects.filter(messaggio=None, identificativo=ricevuta.identificativo).update(messaggio=messaggio)
    esito.apply(messaggio)
