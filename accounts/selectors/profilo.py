"""The profiles a person may choose from, and the invented people of the demonstration."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from accounts import modi
from accounts.models import Accreditamento, Operatore, Ruolo, StatoAccreditamento
from accounts.ruoli import DALL_AMMINISTRATORE


def profili_for(operatore: Operatore, modo: str) -> QuerySet:
    """The person's accreditations in force that a session begun that way may act with; all, if no way is named."""
    rows = Accreditamento.objects.in_vigore().filter(operatore=operatore)
    return rows.filter(ruolo__in=modi.ruoli(modo)) if modo else rows


def profili_of(operatore: Operatore, modo: str = "") -> QuerySet:
    """The same, with what the page says of each."""
    rows = profili_for(operatore, modo)
    rows = rows.select_related("operatore", "ambito", "atto", "creato_da__operatore").prefetch_related("comuni")
    return rows.order_by("ruolo", "valido_dal")


@dataclass(frozen=True)
class Finito:
    """A profile that ended while it was in use: which, how, since when, why, and who can be asked about it."""

    accreditamento: Accreditamento
    parola: str
    dal: date
    referenti: list[Operatore]


def ended(pk: str | None) -> Finito | None:
    """What a session is told of the profile it lost; None if there is nothing to tell, or it is open again."""
    row = Accreditamento.objects.select_related("ambito").filter(pk=pk).first() if pk else None
    if row is None or Accreditamento.objects.in_vigore().filter(pk=row.pk).exists():
        return None
    by_date = row.stato == StatoAccreditamento.ATTIVO  # the job that closes it has not run yet
    parola = StatoAccreditamento.SCADUTO.label if by_date else row.get_stato_display()
    dal = row.valido_al if by_date and row.valido_al else row.stato_dal
    return Finito(row, parola.lower(), dal, _referenti(row))


def _referenti(row: Accreditamento) -> list[Operatore]:
    """Who gave an operator his profile and can open it again: the Amministratori of his Ambito. Of the others, nobody here."""
    if row.ruolo not in DALL_AMMINISTRATORE:
        return []
    rows = Accreditamento.objects.in_vigore().filter(ambito=row.ambito_id, ruolo=Ruolo.AMMINISTRATORE_AMBITO)
    return [each.operatore for each in rows.select_related("operatore").order_by("operatore__cerca")]


def operatori_demo() -> QuerySet:
    """The invented people who can enter: marked synthetic, with a profile in force and a second factor."""
    in_vigore = Accreditamento.objects.in_vigore().values("operatore")
    rows = Operatore.objects.filter(sintetico=True, is_active=True, dispositivo__confirmed=True, pk__in=in_vigore)
    return rows.select_related("dispositivo")


def profili_demo() -> QuerySet:
    """One row for each profile of the invented people, in the order in which the job of the platform is done."""
    rows = Accreditamento.objects.in_vigore().filter(operatore__in=operatori_demo())
    return rows.select_related("operatore", "ambito").prefetch_related("comuni").order_by("creato_il", "pk")


def operatore(pk: str) -> Operatore:
    """A person with his second factor, read in one query."""
    return Operatore.objects.select_related("dispositivo").get(pk=pk)
