"""Who may answer for a project: the Responsabili PUC in force on its Comune."""

from django.db.models import QuerySet

from accounts.models import Accreditamento, IncaricoComune, Ruolo


def list_responsabili(belfiore: str) -> QuerySet[Accreditamento]:
    """The Responsabili PUC that are in force on a Comune, by name."""
    held = IncaricoComune.objects.filter(content_object=belfiore).values("accreditamento")
    rows = Accreditamento.objects.in_vigore().filter(ruolo=Ruolo.RESPONSABILE_PUC, pk__in=held)
    return rows.select_related("operatore").order_by("operatore__cognome", "operatore__nome", "pk")
