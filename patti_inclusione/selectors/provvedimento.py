"""Which decisions of INPS wait for a case (docs/adr/0038)."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from patti_inclusione.models import Caso, ProvvedimentoAttesa

NATO = Exists(Caso.objects.filter(nucleo__protocollo_inps=OuterRef("protocollo_inps")))


def list_arrivati() -> list[UUID]:
    """Those whose case is born by now, in the order in which INPS sent them."""
    return list(ProvvedimentoAttesa.objects.filter(NATO).order_by("ricevuto_il", "numero").values_list("pk", flat=True))


def list_in_vano(prima: datetime) -> list[UUID]:
    """Those that came before that instant, and whose case was never born."""
    rows = ProvvedimentoAttesa.objects.filter(~NATO, ricevuto_il__lt=prima)
    return list(rows.order_by("ricevuto_il", "numero").values_list("pk", flat=True))


def count_attese() -> int:
    """How many wait."""
    return ProvvedimentoAttesa.objects.count()
