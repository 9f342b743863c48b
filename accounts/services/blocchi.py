"""The locks of an act on an accreditation, taken in one order everywhere: Ambito, person, accreditation."""

from typing import Any

from django.http import Http404

from accounts.models import Accreditamento, Operatore
from accounts.permissions import ACCREDITAMENTI
from accounts.profilo import Profilo
from ambiti.models import Ambito


def lock_accreditamento(accreditamento: Accreditamento, *, by: Profilo | None = None, perm: str = "") -> Accreditamento:
    """The row, locked after its Ambito and its person; with `by`, only if he may still do `perm` on it (Http404)."""
    list(Ambito.objects.select_for_update(of=("self",), no_key=True).filter(accreditamenti=accreditamento))
    person = Operatore.objects.select_for_update(of=("self",), no_key=True).get(pk=accreditamento.operatore_id)
    rows: Any = Accreditamento.objects.all()
    if by is not None:
        rows = ACCREDITAMENTI.permitted(Profilo(by.accreditamento), perm)
    row: Accreditamento | None = (
        rows.select_for_update(of=("self",)).select_related("ambito").filter(pk=accreditamento.pk).first()
    )
    if row is None:
        raise Http404
    row.operatore = person
    return row
