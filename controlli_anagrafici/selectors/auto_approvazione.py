"""The Comuni of a Coordinatore, and what holds in each."""

from django.db.models import Prefetch, QuerySet

from ambiti.models import Comune
from controlli_anagrafici.models import AutoApprovazione


def list_comuni(comuni: QuerySet) -> list[Comune]:
    """Each with `decisioni`: since when one person is enough, and until when; the latest first."""
    rows = AutoApprovazione.objects.select_related("decisa_da__operatore")
    return list(comuni.prefetch_related(Prefetch("auto_approvazioni", rows, to_attr="decisioni")).order_by("cerca"))
