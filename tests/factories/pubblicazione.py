"""What is published of the members of a family, and what it should be now."""

from ambiti.models import PersonaSeguita
from patti_inclusione.models import Caso
from patti_inclusione.selectors.pubblicazione import read_persone
from rdc_platform import calendario

CAMPI = [field.attname for field in PersonaSeguita._meta.concrete_fields]


def published(caso: Caso) -> dict:
    """By member, the values of his row."""
    return _by_member(PersonaSeguita.objects.filter(componente__nucleo=caso.nucleo_id))


def fresh(caso: Caso) -> dict:
    """By member, the values of the row that would be written now."""
    return _by_member(read_persone([caso.nucleo_id], calendario.today()))


def _by_member(rows) -> dict:
    return {row.componente_id: [getattr(row, campo) for campo in CAMPI] for row in rows}
