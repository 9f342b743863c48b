"""Figures over the exchanges and the register; persons and places to ask about."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Func, Max, Min, QuerySet, TextField, Value
from django.utils import timezone

from accounts.models import Operatore
from ambiti.models import Ambito, Comune
from patti_inclusione.models import MotivoMovimento, MovimentoFornitura, TipoMovimento
from rdc_platform import codice_fiscale
from rdc_platform.forniture.models import EsitoLotto, Lotto
from rdc_platform.monitor.models import Anomalia, TipoAnomalia, VerificaAccessi
from rdc_platform.outbox.models import Message, StatoMessaggio

PRIMI = 20  # persons or places that a search shows
GIORNI = 30  # of the figures on the first page


def age_of_data() -> timedelta | None:
    """How long ago INPS extracted the newest lot taken; None before the first."""
    newest = Lotto.objects.filter(esito=EsitoLotto.ACQUISITO).aggregate(newest=Max("data_estrazione"))["newest"]
    return timezone.now() - newest if newest else None


def count_movimenti(lotto: Lotto) -> list[tuple[str, int]]:
    """How many cases of the Comuni a lot added, took away and changed, by reason: numbers, never a family."""
    rows = MovimentoFornitura.objects.filter(lotto=lotto).order_by("tipo", "motivo")
    counted = rows.values_list("tipo", "motivo").annotate(n=Count("pk"))
    return [(f"{TipoMovimento(tipo).label}: {MotivoMovimento(motivo).label.lower()}", n) for tipo, motivo, n in counted]


def oldest_waiting() -> datetime | None:
    """When the oldest message not delivered yet was left; None if none waits."""
    waiting = Message.objects.filter(stato__in=[StatoMessaggio.IN_CODA, StatoMessaggio.IN_CONSEGNA])
    return waiting.aggregate(oldest=Min("created_at"))["oldest"]


@dataclass(frozen=True)
class Cifre:
    """Of the last days: openings without a link (none, one hopes), unusual ones, and when it was last looked."""

    senza_legame: int
    insolite: int
    verificato_al: datetime | None


def figures() -> Cifre:
    """What stands on the data-protection officer's first page; two queries."""
    recent = Anomalia.objects.filter(istante__gte=timezone.now() - timedelta(days=GIORNI))
    kinds = list(recent.values_list("tipo", flat=True)[:1000])
    unlinked = kinds.count(TipoAnomalia.SENZA_LEGAME)
    last = VerificaAccessi.objects.aggregate(last=Max("al"))["last"]
    return Cifre(unlinked, len(kinds) - unlinked, last)


def find_people(people: QuerySet, text: str) -> list[Operatore]:
    """Operators by surname, or the one with that codice fiscale."""
    code = codice_fiscale.normalize(text)
    if len(code) == 16:
        return list(people.filter(persona=codice_fiscale.base(code)[:15]))
    surname = Func(Value(text), function="f_norm", output_field=TextField())
    return list(people.filter(cerca__contains=surname).order_by("cerca", "nome")[:PRIMI])


def find_places(text: str) -> list[Ambito | Comune]:
    """Ambiti and Comuni by name."""
    name = Func(Value(text), function="f_norm", output_field=TextField())
    ambiti = Ambito.objects.filter(cerca__contains=name).order_by("cerca")[:PRIMI]
    comuni = Comune.objects.filter(cerca__contains=name, attivo_al=None).order_by("cerca")[:PRIMI]
    return [*ambiti, *comuni]


def place(comune: str, ambito: UUID | None) -> Ambito | Comune | None:
    """The Comune or the Ambito of the URL."""
    if ambito is not None:
        return Ambito.objects.filter(pk=ambito).first()
    return Comune.objects.filter(pk=comune).first() if comune else None


def names_of_comuni(keys: set[str]) -> dict[str, str]:
    """The Comuni by key, in words."""
    return {comune.pk: str(comune) for comune in Comune.objects.filter(pk__in=keys)} if keys else {}
