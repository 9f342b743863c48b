"""Reads about one person of a family."""

from ambiti.models import Componente
from patti_inclusione.models import Caso, SchedaPersona


def read_scheda(componente: Componente) -> SchedaPersona:
    """The local sheet of a person; an empty one, not saved, where there is none."""
    return SchedaPersona.objects.filter(pk=componente.pk).first() or SchedaPersona(componente=componente)


def caso_of(componente: Componente) -> Caso:
    """The case of the person's family."""
    return Caso.objects.select_related("nucleo").get(nucleo=componente.nucleo_id)


def altri_of(componente: Componente) -> list[Componente]:
    """The other members of the family who have not left, the eldest first."""
    rows = Componente.objects.filter(nucleo=componente.nucleo_id, uscito_il=None).exclude(pk=componente.pk)
    return list(rows.select_related("situazione").order_by("data_nascita", "pk"))
