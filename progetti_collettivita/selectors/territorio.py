"""Where a project may be: the Comuni of who answers for it."""

from ambiti.models import AppartenenzaComune, Comune
from progetti_collettivita.models import Puc
from rdc_platform import calendario


def comuni_of(puc: Puc) -> list[Comune]:
    """The Comune that answers for the project; all those of the Ambito, where they run it together."""
    if puc.ambito_titolare_id is None:
        return [puc.comune_titolare]
    rows = AppartenenzaComune.objects.on(calendario.today()).filter(ambito=puc.ambito_titolare_id)
    return list(Comune.objects.filter(pk__in=rows.values("comune")).order_by("cerca"))


def ambito_of(belfiore: str):
    """The Ambito of a Comune today; None where it is in none."""
    rows = AppartenenzaComune.objects.on(calendario.today()).filter(comune=belfiore).select_related("ambito")
    found = rows.first()
    return found.ambito if found else None
