"""Messages found again after the process that had them ended without a word: each goes alone, and after six times stops.

Nobody knows which of those that it had ended it (no memory left, a fault of a library): together they would end the next one too,
with all that waits behind them, for ever.
"""

from collections.abc import Iterable

from django.db.models import F
from django.db.models.functions import Coalesce, Now

from rdc_platform.outbox.models import Message, StatoMessaggio, Tentativo

VOLTE = 6
PERDUTO = "il processo che lo consegnava è finito senza dire com'è andata"
S = StatoMessaggio


def set_apart(rows: Iterable[Message]) -> list[Message]:
    """Of due messages (locked, in their order) those to take together now: one that was lost alone, or those before it."""
    found: list[Message] = []
    for row in rows:
        if row.stato != S.IN_CONSEGNA:
            found.append(row)
        elif found:
            break
        elif _note(row):
            return [row]
    return found


def _note(row: Message) -> bool:
    """Write the loss into its history; whether it may be tried again. A person who puts it back gives it as many times more."""
    volte = row.storia.filter(testo=PERDUTO).count() + 1
    stato = S.IN_CONSEGNA if volte % VOLTE else S.FERMO
    Tentativo.objects.create(messaggio=row, a_stato=stato, testo=PERDUTO)
    values = {"stato": stato, "error": PERDUTO, "fallisce_dal": Coalesce(F("fallisce_dal"), Now())}
    if stato == S.FERMO:
        values |= {"lease_until": None, "delivered_at": Now()}
    Message.objects.filter(pk=row.pk).update(**values)
    return stato != S.FERMO
