"""Whether a counterpart is called now: not while a person holds it, nor for a while after it failed many times in a row.

After the pause one message alone tries; when it goes through, all those that waited are due at once.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from rdc_platform.outbox.corsie import INSIEME, corsia_of
from rdc_platform.outbox.models import Controparte, Message, StatoMessaggio

SOGLIA = 5  # failures in a row after which it is left alone
PAUSE = [timedelta(minutes=m) for m in (1, 2, 5, 10)]
MINUTO = timedelta(minutes=1)


def allowed(nome: str) -> int:
    """How many messages may be taken now for a counterpart."""
    now, corsia = timezone.now(), corsia_of(nome)
    stato = Controparte.objects.filter(nome=nome).first()
    in_volo = Message.objects.filter(controparte=nome, stato=StatoMessaggio.IN_CONSEGNA, lease_until__gte=now).count()
    limit = min(INSIEME, corsia.in_volo - in_volo)
    if stato is None:
        return max(0, limit)
    if stato.in_pausa_dal or (stato.riprova_il and stato.riprova_il > now):
        return 0
    if corsia.al_minuto and stato.finestra_dal and stato.finestra_dal > now - MINUTO:
        limit = min(limit, corsia.al_minuto - stato.inviati)
    return max(0, min(limit, 1) if stato.riprova_il else limit)


def is_open(nome: str) -> bool:
    """Whether it is left alone now: held by a person, or not answering."""
    held = Q(in_pausa_dal__isnull=False) | Q(riprova_il__gt=timezone.now())
    return Controparte.objects.filter(held, nome=nome).exists()


@transaction.atomic
def note(nome: str, *, riusciti: int, falliti: int) -> None:
    """Write how the last calls of a counterpart went. Nothing is written of one that goes well, as long as it has no limit."""
    if falliti and not riusciti:
        _note_failures(nome, falliti)
    elif riusciti and (ripartita := _close(nome)):
        _wake(nome, ripartita)
    if riusciti and corsia_of(nome).al_minuto:
        _note_sent(nome, riusciti)


def _note_failures(nome: str, falliti: int) -> None:
    Controparte.objects.get_or_create(nome=nome)
    stato = Controparte.objects.select_for_update(of=("self",)).get(nome=nome)
    stato.errori += falliti
    if stato.errori >= SOGLIA:
        pausa = PAUSE[min(stato.errori - SOGLIA, len(PAUSE) - 1)] if stato.riprova_il else PAUSE[0]
        stato.riprova_il = timezone.now() + pausa
    stato.save(update_fields=["errori", "riprova_il"])


def _close(nome: str) -> datetime | None:
    """It answers again: the moment from which it does, where it had been left alone."""
    stato = Controparte.objects.select_for_update(of=("self",)).filter(nome=nome, errori__gt=0).first()
    if stato is None:
        return None
    was_open = stato.riprova_il is not None
    Controparte.objects.filter(nome=nome).update(errori=0, riprova_il=None)
    return timezone.now() if was_open else None


def _wake(nome: str, now: datetime) -> None:
    """What was put back while it did not answer is due at once; what is for later by its nature stays for later."""
    waiting = Message.objects.filter(controparte=nome, stato=StatoMessaggio.IN_CODA, due_at__gt=now, attempts__gt=0)
    waiting.update(due_at=now)


def _note_sent(nome: str, quanti: int) -> None:
    Controparte.objects.get_or_create(nome=nome)
    now = timezone.now()
    fresh = Controparte.objects.filter(nome=nome, finestra_dal__gt=now - MINUTO).update(inviati=F("inviati") + quanti)
    if not fresh:
        Controparte.objects.filter(nome=nome).update(finestra_dal=now, inviati=quanti)
