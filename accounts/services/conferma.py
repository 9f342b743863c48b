"""The half-yearly confirmation: the Amministratore says who still works, in one act for all he chose."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.http import Http404

from accounts.models import Accreditamento
from accounts.permissions import ACCREDITAMENTI
from accounts.profilo import Profilo
from ambiti.models import Ambito
from rdc_platform import calendario
from rdc_platform.audit import services as audit


@transaction.atomic
def confirm_accreditamenti(keys: Collection[UUID], *, by: Profilo) -> int:
    """Confirm the active ones among `keys`; who was closed meanwhile stays closed. How many were confirmed.

    Raises Http404 if one is not his. The same number of statements for one and for all.
    """
    list(Ambito.objects.select_for_update(of=("self",), no_key=True).filter(accreditamenti=by.accreditamento_id))
    permitted = ACCREDITAMENTI.permitted(Profilo(by.accreditamento), "confirm_accreditamento").filter(pk__in=keys)
    rows = list(permitted.select_for_update(of=("self",), no_key=True).order_by("pk"))
    if len(rows) != len(set(keys)):
        raise Http404
    active = Accreditamento.objects.not_over().filter(pk__in=keys)
    confirmed = active.update(confermato_il=calendario.today())
    audit.record_each("confirm_accreditamento", list(active), by=by)
    return confirmed
