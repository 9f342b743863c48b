"""Who may answer for a project, or write its presences: those in force on its Comune."""

from django.db.models import QuerySet

from accounts.models import Accreditamento, IncaricoComune, Ruolo
from progetti_collettivita.models import Puc, TutorPuc


def list_in_vigore(belfiore: str, ruolo: Ruolo) -> QuerySet[Accreditamento]:
    """Those that hold a role in force on a Comune, by name."""
    held = IncaricoComune.objects.filter(content_object=belfiore).values("accreditamento")
    rows = Accreditamento.objects.in_vigore().filter(ruolo=ruolo, pk__in=held)
    return rows.select_related("operatore").order_by("operatore__cognome", "operatore__nome", "pk")


def list_responsabili(belfiore: str) -> QuerySet[Accreditamento]:
    """The Responsabili PUC that are in force on a Comune, by name."""
    return list_in_vigore(belfiore, Ruolo.RESPONSABILE_PUC)


def tutor_of(puc: Puc) -> QuerySet[TutorPuc]:
    """The tutors of a project now, by name."""
    rows = TutorPuc.objects.filter(puc=puc, finito_il=None).select_related("tutor__operatore")
    return rows.order_by("tutor__operatore__cognome", "tutor__operatore__nome", "pk")
