"""The profiles a person may choose from, and the invented people of the demonstration."""

from django.db.models import QuerySet

from accounts import modi
from accounts.models import Accreditamento, Operatore


def profili_for(operatore: Operatore, modo: str) -> QuerySet:
    """The person's accreditations in force that a session begun that way may act with; all, if no way is named."""
    rows = Accreditamento.objects.in_vigore().filter(operatore=operatore)
    return rows.filter(ruolo__in=modi.ruoli(modo)) if modo else rows


def profili_of(operatore: Operatore, modo: str = "") -> QuerySet:
    """The same, with what the page says of each."""
    rows = profili_for(operatore, modo)
    rows = rows.select_related("operatore", "ambito", "atto", "creato_da__operatore").prefetch_related("comuni")
    return rows.order_by("ruolo", "valido_dal")


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
