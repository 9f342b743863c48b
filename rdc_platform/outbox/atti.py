"""What a person does with messages that did not go through, and with a counterpart: each act with its reason, in the history."""

import contextlib

from django.db import transaction
from django.utils import timezone

from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.stato import TransitionError
from rdc_platform.gateways.errors import GatewayRefusal
from rdc_platform.outbox.handlers import SCARTATO, find_handler
from rdc_platform.outbox.models import RIPETIBILI, Controparte, Message, StatoMessaggio, Tentativo
from rdc_platform.outbox.services import ring

S = StatoMessaggio
SCARTABILI = (S.IN_CODA, S.RIFIUTATO, S.FERMO)
RIPROVA, RIMETTE, SCARTA = "riprova", "rimette", "scarta"


def azioni(message: Message) -> set[str]:
    """What may be done of it now: tried at once, put back, thrown away. What is in the hands of who left it is not put back."""
    found = {
        RIPROVA: message.stato == S.IN_CODA,
        RIMETTE: message.stato in RIPETIBILI and not is_in_mano(message),
        SCARTA: message.stato in SCARTABILI,
    }
    return {nome for nome, may in found.items() if may}


def goes_back(message: Message) -> bool:
    """Refused or thrown away, it is in the hands of who left it: he has the reason before him, and leaves another."""
    handler = find_handler(message.topic)
    return handler is not None and handler.in_mano


def is_in_mano(message: Message) -> bool:
    """It is there now."""
    return message.stato in {S.RIFIUTATO, S.SCARTATO} and goes_back(message)


@transaction.atomic
def replay_messaggio(message: Message, *, by: Autore, motivo: str) -> Message:
    """Put back a message that was refused, stopped or thrown away, under its own key: it leaves again by itself.

    Raises TransitionError for one that waits already, went through, or was refused and may not be sent twice (a PEC has a new
    one made), or is in the hands of who left it.
    """
    message = _lock(message, RIMETTE)
    _write(
        message,
        S.IN_CODA,
        "Rimesso in coda",
        by,
        motivo,
        due_at=timezone.now(),
        delivered_at=None,
        attempts=0,
        error="",
        fallisce_dal=None,
    )
    audit.record("replay_messaggio", message, by=by)
    ring(message.topic)
    return message


@transaction.atomic
def discard_messaggio(message: Message, *, by: Autore, motivo: str) -> Message:
    """Nobody is to hear of it any more; the later ones of its case go on, and who left it is told as of a refusal.

    Raises TransitionError while it is on its way.
    """
    message = _lock(message, SCARTA)
    if goes_back(message) and message.stato != S.RIFIUTATO:
        _give_back(message, motivo)
    _write(message, S.SCARTATO, "Scartato", by, motivo, delivered_at=timezone.now())
    audit.record("discard_messaggio", message, by=by)
    return message


@transaction.atomic
def retry_messaggio(message: Message, *, by: Autore) -> Message:
    """Try at once what waits for its next attempt. Raises TransitionError for one that does not wait."""
    message = _lock(message, RIPROVA)
    _write(message, S.IN_CODA, "Da provare subito", by, "", due_at=timezone.now())
    audit.record("retry_messaggio", message, by=by)
    ring(message.topic)
    return message


@transaction.atomic
def pause_controparte(nome: str, *, by: Autore, motivo: str) -> Controparte:
    """Send nothing to a counterpart until somebody says so; what is on its way arrives. Raises TransitionError."""
    controparte = _lock_controparte(nome)
    if controparte.in_pausa_dal is not None:
        raise TransitionError("in pausa")
    values = {"in_pausa_dal": timezone.now(), "in_pausa_da": by.accreditamento_id, "motivo_pausa": motivo}
    Controparte.objects.filter(nome=nome).update(**values)
    audit.record("pause_controparte", controparte, by=by)
    return controparte


@transaction.atomic
def resume_controparte(nome: str, *, by: Autore) -> Controparte:
    """Send again; where it had been left alone because it did not answer, try at once. Raises TransitionError."""
    controparte = _lock_controparte(nome)
    if controparte.in_pausa_dal is None and controparte.riprova_il is None:
        raise TransitionError("non in pausa")
    adesso = timezone.now() if controparte.riprova_il else None
    Controparte.objects.filter(nome=nome).update(
        in_pausa_dal=None, in_pausa_da=None, motivo_pausa="", riprova_il=adesso
    )
    audit.record("resume_controparte", controparte, by=by)
    ring(nome)
    return controparte


def _give_back(message: Message, motivo: str) -> None:
    """Where nothing waits for it any more (it was withdrawn meanwhile) there is nothing to tell."""
    handler = find_handler(message.topic)
    with contextlib.suppress(TransitionError), transaction.atomic():
        if handler is not None:
            handler.refuse(message, GatewayRefusal(SCARTATO, f"L'ha fermata chi segue gli scambi: {motivo}"[:300], 0))


def _lock(message: Message, azione: str) -> Message:
    """The message locked until the transaction ends; raises TransitionError where it may not be."""
    locked = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if azione not in azioni(locked):
        raise TransitionError(locked.stato)
    return locked


def _lock_controparte(nome: str) -> Controparte:
    Controparte.objects.get_or_create(nome=nome)
    return Controparte.objects.select_for_update(of=("self",)).get(nome=nome)


def _write(message: Message, stato: StatoMessaggio, testo: str, by: Autore, motivo: str, **values: object) -> None:
    message.stato = stato
    Message.objects.filter(pk=message.pk).update(stato=stato, lease_until=None, **values)
    Tentativo.objects.create(
        messaggio=message, a_stato=stato, testo=testo, motivo=motivo[:300], accreditamento_id=by.accreditamento_id
    )
