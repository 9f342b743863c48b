"""Whether a counterpart is called now: not while a person holds it, nor for a while after it failed many times in a row.

After the pause what waited is due, and one message alone tries, the one that did not for the longest; when it goes through, the
others follow. A lane whose messages have a schedule of their own (`Corsia.sveglia`) keeps it.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from rdc_platform import calendario
from rdc_platform.outbox.corsie import INSIEME, corsia_of
from rdc_platform.outbox.models import Controparte, Giornata, Message, StatoMessaggio

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
    if stato.riprova_il:
        if corsia.sveglia:
            _wake(nome, now)
        limit = min(limit, 1)
    return max(0, limit)


def in_prova(nome: str) -> bool:
    """Whether what is taken now is to see if it answers again."""
    return Controparte.objects.filter(nome=nome, riprova_il__isnull=False).exists()


def is_open(nome: str) -> bool:
    """Whether it is left alone now: held by a person, or not answering."""
    held = Q(in_pausa_dal__isnull=False) | Q(riprova_il__gt=timezone.now())
    return Controparte.objects.filter(held, nome=nome).exists()


@transaction.atomic
def note(nome: str, *, consegnati: int = 0, rifiutati: int = 0, attesi: int = 0, falliti: int = 0) -> None:
    """Write how the last calls of a counterpart went. A refusal is an answer, and so is *not yet*: they are there.

    `falliti`: nobody was there, or said nothing that tells us whether they are.
    """
    risposte = consegnati + rifiutati + attesi
    if falliti and not risposte:
        _note_failures(nome, falliti)
    elif risposte:
        Controparte.objects.filter(nome=nome, errori__gt=0).update(errori=0, riprova_il=None)
    if risposte and corsia_of(nome).al_minuto:
        _note_sent(nome, risposte)
    _count(nome, {"consegnati": consegnati, "rifiutati": rifiutati, "falliti": falliti})


def _count(nome: str, quanti: dict[str, int]) -> None:
    """Last of all, for whoever writes the same day waits for this transaction."""
    oggi = calendario.today()
    more = {each: F(each) + n for each, n in quanti.items() if n}
    if more and not Giornata.objects.filter(controparte=nome, giorno=oggi).update(**more):
        Giornata.objects.bulk_create([Giornata(controparte=nome, giorno=oggi)], ignore_conflicts=True)
        Giornata.objects.filter(controparte=nome, giorno=oggi).update(**more)


def _note_failures(nome: str, falliti: int) -> None:
    Controparte.objects.get_or_create(nome=nome)
    stato = Controparte.objects.select_for_update(of=("self",)).get(nome=nome)
    stato.errori += falliti
    if stato.errori >= SOGLIA:
        pausa = PAUSE[min(stato.errori - SOGLIA, len(PAUSE) - 1)] if stato.riprova_il else PAUSE[0]
        stato.riprova_il = timezone.now() + pausa
    stato.save(update_fields=["errori", "riprova_il"])


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
