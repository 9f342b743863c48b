"""Who is in the équipe of a case, and the sending to a service that is open."""

from datetime import date

from django.db.models import Q, QuerySet

from patti_inclusione.models import Caso, InvioSpecialistico, MembroEquipe


def list_membri(caso: Caso) -> QuerySet[MembroEquipe]:
    """Everybody who is or was in it, in the order they came."""
    rows = MembroEquipe.objects.filter(equipe=caso.pk).prefetch_related("persone")
    return rows.order_by("dal", "cognome", "nome", "pk")


def membri_of(caso: Caso, giorno: date) -> list[MembroEquipe]:
    """Who is in it on `giorno`."""
    return list(list_membri(caso).filter(Q(al=None) | Q(al__gte=giorno), dal__lte=giorno))


def invio_of(caso: Caso) -> InvioSpecialistico | None:
    """The last sending to a specialist service; None if there was none."""
    rows = InvioSpecialistico.objects.filter(caso=caso).select_related("componente")
    return rows.order_by("-inviato_il", "-pk").first()
