from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from accounts.profilo import Profilo
from patti_inclusione.models import Caso, DifferenzaFornitura
from patti_inclusione.services.caso import lock_caso
from rdc_platform.audit import services as audit


@transaction.atomic
def see_differenze(caso: Caso, *, ids: Sequence[str], by: Profilo) -> int:
    """Mark as seen those of `ids` that are of the case and new; how many. What is no number is left out."""
    caso = lock_caso(caso, by=by, perm="view_fascicolo")
    keys = [int(value) for value in ids if value.isascii() and value.isdigit() and len(value) < 19]
    viste = DifferenzaFornitura.objects.filter(caso=caso, pk__in=keys, vista_il=None).update(vista_il=timezone.now())
    if viste:
        audit.record("see_differenze", caso, by=by)
    return viste
