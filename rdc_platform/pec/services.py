"""Writing a PEC. What leaves is decided here; when it leaves, by the worker."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Model

from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError
from rdc_platform.documenti.models import Documento
from rdc_platform.gateways.pec import MAX_BYTE
from rdc_platform.outbox import atti
from rdc_platform.outbox import services as outbox
from rdc_platform.outbox.models import Message
from rdc_platform.pec import selectors
from rdc_platform.pec.models import DestinatarioPec, MessaggioPec, RuoloDestinatario, StatoDestinatario, StatoPec

SOSTITUITA = "Un'altra PEC va al suo posto"
TESTATE = 4096  # bytes: the headers of a message, and about those of a part
RIGA = 57, 78  # bytes of a file, and what base64 makes of them in a line of the message


class Lettera(NamedTuple):
    """One of many PEC: to whom, what it says, what it is for and about (see `send_pec`)."""

    destinatario: str
    oggetto: str
    corpo: str
    causale: str
    riferimento: Model | None


class PecNonValidaError(ValueError):
    """The message could never leave; the text says why, in Italian, for whoever wrote it."""


@transaction.atomic
def send_pec(
    *,
    destinatario: str | Sequence[str],
    oggetto: str,
    corpo: str,
    allegati: tuple[Documento, ...] = (),
    cc: Sequence[str] = (),
    riferimento: Model | None = None,
    causale: str = "",
    sostituisce: MessaggioPec | None = None,
) -> MessaggioPec:
    """Write a PEC and leave it to the worker. Its Message-ID is the key: the same message is never written twice.

    `riferimento` is the row it concerns (a request, an indication): its page shows the PEC by `selectors.messaggi_of(row)`,
    and whoever may see that row may see this. `causale` says in a few words what it is for ("Atto da firmare"). No name of a
    person and no word of the benefit in `oggetto` or `causale`: they travel and are listed in clear.
    Raises PecNonValidaError: no address, one that is not one, or more than 30 MB for all its recipients.
    """
    to = [destinatario] if isinstance(destinatario, str) else list(destinatario)
    indirizzi = _indirizzi(to, cc)
    _check_peso(corpo, allegati, len(indirizzi))
    messaggio = _new(next(iter(indirizzi)), oggetto, corpo, causale, riferimento)
    messaggio.sostituisce = sostituisce
    messaggio.save(force_insert=True)
    DestinatarioPec.objects.bulk_create(
        DestinatarioPec(messaggio=messaggio, indirizzo=indirizzo, ruolo=ruolo) for indirizzo, ruolo in indirizzi.items()
    )
    messaggio.allegati.set(allegati)
    outbox.post("pec.invio", key=messaggio.message_id, gruppo=_gruppo(messaggio), messaggio_id=messaggio.pk)
    return messaggio


@transaction.atomic
def send_many(lettere: Iterable[Lettera]) -> list[MessaggioPec]:
    """Write many PEC without attachments, of one recipient each, in three statements; they come back in order."""
    rows = MessaggioPec.objects.bulk_create([_new(*lettera) for lettera in lettere])
    DestinatarioPec.objects.bulk_create(DestinatarioPec(messaggio=row, indirizzo=row.destinatario) for row in rows)
    gruppi = {row.message_id: _gruppo(row) for row in rows}
    outbox.post_many("pec.invio", {row.message_id: {"messaggio_id": row.pk} for row in rows}, gruppi)
    return rows


@transaction.atomic
def resend_pec(messaggio: MessaggioPec, *, by: Autore, destinatario: str = "") -> MessaggioPec:
    """Send once more, as a new message, what surely did not arrive or may not have left; a person decides.

    To whom it has not reached, or to `destinatario` where the address has changed. Raises TransitionError where there is
    nothing to send again (see `selectors.is_resendable`), PecNonValidaError as `send_pec`.
    """
    messaggio = lock_resendable(messaggio, by=by)
    missing = messaggio.destinatari.exclude(stato=StatoDestinatario.CONSEGNATO).order_by("-ruolo", "pk")
    nuovo = send_pec(
        destinatario=destinatario or [each.indirizzo for each in missing] or messaggio.destinatario,
        oggetto=messaggio.oggetto,
        corpo=messaggio.corpo,
        allegati=tuple(messaggio.allegati.all()),
        causale=messaggio.causale,
        sostituisce=messaggio,
    )
    nuovo.riferimento_tipo, nuovo.riferimento_id = messaggio.riferimento_tipo, messaggio.riferimento_id
    nuovo.save(update_fields=["riferimento_tipo", "riferimento_id"])
    audit.record("resend_pec", messaggio, by=by, azione=Azione.INVIO)
    return nuovo


def lock_resendable(messaggio: MessaggioPec, *, by: Autore) -> MessaggioPec:
    """One to be sent again, locked; stopped in the queue, it leaves no more. Raises TransitionError as `resend_pec`."""
    messaggio = MessaggioPec.objects.select_for_update(of=("self",)).get(pk=messaggio.pk)
    if not selectors.is_resendable(messaggio):
        raise TransitionError(f"PEC {messaggio.pk} in {messaggio.stato}")
    if messaggio.stato == StatoPec.IN_CODA:
        atti.discard_messaggio(Message.objects.get(key=messaggio.message_id), by=by, motivo=SOSTITUITA)
        messaggio.refresh_from_db()
    return messaggio


def _gruppo(messaggio: MessaggioPec) -> str:
    """What is about one thing leaves in its order: that an appointment is off comes after the appointment."""
    return f"pec-{messaggio.riferimento_id}" if messaggio.riferimento_id else ""


def _new(destinatario: str, oggetto: str, corpo: str, causale: str, riferimento: Model | None) -> MessaggioPec:
    domain = settings.PEC_MITTENTE.rsplit("@", 1)[-1]
    return MessaggioPec(
        message_id=f"<rdc.{uuid.uuid4()}@{domain}>",
        mittente=settings.PEC_MITTENTE,
        destinatario=destinatario,
        oggetto=oggetto,
        corpo=corpo,
        causale=causale,
        **_riferimento(riferimento),
    )


def _riferimento(row: Model | None) -> dict[str, Any]:
    return {} if row is None else {"riferimento_tipo": row._meta.label, "riferimento_id": row.pk}


def _indirizzi(to: Sequence[str], cc: Sequence[str]) -> dict[str, RuoloDestinatario]:
    """Each address once, a recipient before a copy."""
    found: dict[str, RuoloDestinatario] = {}
    for ruolo, group in ((RuoloDestinatario.TO, to), (RuoloDestinatario.CC, cc)):
        for indirizzo in group:
            try:
                validate_email(indirizzo)
            except ValidationError:
                raise PecNonValidaError("Un indirizzo PEC non è scritto bene: controllalo.") from None
            if indirizzo.casefold() not in {known.casefold() for known in found}:
                found[indirizzo] = ruolo
    if not to:
        raise PecNonValidaError("Manca l'indirizzo PEC del destinatario.")
    return found


def _check_peso(corpo: str, allegati: Sequence[Documento], destinatari: int) -> None:
    """What the provider will weigh, counted before the queue so that the person who writes hears it."""
    raw, wire = RIGA
    righe = sum(-(-documento.dimensione // raw) for documento in allegati) + -(-len(corpo.encode()) // raw)
    peso = righe * wire + TESTATE * (1 + len(allegati))
    if peso * destinatari > MAX_BYTE:
        limite, pesa = MAX_BYTE // 1024 // 1024, round(peso / 1024 / 1024)
        raise PecNonValidaError(
            f"La PEC pesa {pesa} MB per {destinatari} destinatari: insieme non possono superare {limite} MB. "
            "Togli un allegato, o scrivi a meno destinatari."
        )
