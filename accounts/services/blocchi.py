"""The locks of an act on an accreditation, taken in one order everywhere: Ambito, person, accreditation."""

from typing import Any

from django.db import connection
from django.http import Http404

from accounts.models import Accreditamento, Operatore
from accounts.permissions import ACCREDITAMENTI
from accounts.profilo import Profilo
from ambiti.models import Ambito

NAZIONALI = 7_307  # advisory lock: one act at a time on the national roles, which have no Ambito to lock


def lock_accreditamento(accreditamento: Accreditamento, *, by: Profilo | None = None, perm: str = "") -> Accreditamento:
    """The row, locked after its Ambito and its person; with `by`, only if he may still do `perm` on it (Http404)."""
    if accreditamento.ambito_id is None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NAZIONALI])
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
