"""Who is told before, and when the Ministry acts: e-mails left in the outbox, each under a key, so that each goes once.

A key names what it is about, its day and who reads it: a new last day, or a new round of confirmations, is told anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice
from typing import Any
from uuid import UUID

from accounts.models import Accreditamento, Ruolo
from accounts.profilo import Profilo
from accounts.ruoli import DALL_AMMINISTRATORE
from accounts.selectors import scadenze as selectors
from accounts.selectors.sostituti import irreplaceable
from rdc_platform import calendario
from rdc_platform.outbox import services as outbox

A_BLOCCHI = 500  # messages of one transaction
Messaggi = Mapping[str, Mapping[str, object]]


class Momento(StrEnum):
    """Of a round of confirmations: it comes, its day is here, the suspension is near."""

    PROSSIMA = "PROSSIMA"
    SCADUTA = "SCADUTA"
    ULTIMA = "ULTIMA"


def tell_of_ministero(row: Accreditamento, *, by: Profilo) -> None:
    """Tell the Amministratori of an operator that the Ministry has closed one of their profiles; in its transaction."""
    if by.ruolo != Ruolo.MINISTERO or row.ruolo not in DALL_AMMINISTRATORE:
        return
    for amministratore in Accreditamento.objects.in_vigore().filter(
        ruolo=Ruolo.AMMINISTRATORE_AMBITO, ambito=row.ambito_id
    ):
        outbox.post(
            "email.atto_ministero", accreditamento_id=row.pk, amministratore_id=amministratore.pk, stato=row.stato
        )


def endings() -> Iterator[Messaggi]:
    """The profiles whose end is near, for their Amministratori: once for each and its last day."""
    by_ambito = _amministratori()
    rows = selectors.ending_with_ambito()
    return _batches(
        (f"fine:{key}:{day}:{to}", {"accreditamento_id": key, "amministratore_id": to, "fine": day})
        for key, ambito, day in rows
        for to in by_ambito[ambito]
    )


def confirmations() -> Iterator[Messaggi]:
    """The rounds of confirmations, for the Amministratori: once when it comes, on its day, and before the suspensions."""
    by_ambito = _amministratori()
    return _batches(
        (f"conferma:{momento}:{row['ambito']}:{row['entro']}:{to}",
         {"amministratore_id": to, "momento": momento, "entro": row["entro"]})
        for row in selectors.rounds()
        for momento in [moment_of(row["entro"])]
        for to in by_ambito[row["ambito"]]
    )  # fmt: skip


def inactivities() -> Iterator[Messaggi]:
    """The profiles that will be suspended because nobody uses them, for the person himself: once for each day it would be."""
    limit = selectors.giorni("INATTIVITA_OPERATORE_GG")
    rows = selectors.unused(limit - selectors.giorni("INATTIVITA_AVVISO_GG")).exclude(irreplaceable())
    rows = rows.filter(usato__gte=calendario.today() - limit)
    return _batches(
        (f"inattivita:{key}:{usato + limit}", {"accreditamento_id": key, "entro": usato + limit})
        for key, usato in rows.order_by("pk").values_list("pk", "usato")
    )


def moment_of(entro: date) -> Momento:
    """Where a round to be confirmed by `entro` stands today."""
    today = calendario.today()
    if today >= last_day(entro) - selectors.giorni("CONFERMA_OPERATORI_GG_ULTIMO_AVVISO"):
        return Momento.ULTIMA
    return Momento.SCADUTA if today >= entro else Momento.PROSSIMA


def last_day(entro: date) -> date:
    """The last day on which an operator to be confirmed by `entro` can still be confirmed without a suspension."""
    tolleranza: timedelta = selectors.giorni("CONFERMA_OPERATORI_GG_TOLLERANZA")
    return entro + tolleranza


def _amministratori() -> defaultdict[UUID | None, list[UUID]]:
    found: defaultdict[UUID | None, list[UUID]] = defaultdict(list)
    rows = Accreditamento.objects.in_vigore().filter(ruolo=Ruolo.AMMINISTRATORE_AMBITO)
    for ambito, key in rows.values_list("ambito_id", "pk"):
        found[ambito].append(key)
    return found


def _batches(messages: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[Messaggi]:
    rest = iter(messages)
    while batch := dict(islice(rest, A_BLOCCHI)):
        yield batch
