"""Decisions of INPS (M08) that nobody here can take yet, or ever: they wait for their case, or are put aside (docs/adr/0038)."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from patti_inclusione.models import (
    MotivoScartoProvvedimento,
    ProvvedimentoAttesa,
    ProvvedimentoInps,
    ScartoProvvedimento,
)
from patti_inclusione.selectors.provvedimento import list_arrivati, list_in_vano
from patti_inclusione.services.provvedimento import CURSORE, SISTEMA, Ricevuto, record_provvedimento
from rdc_platform.audit import services as audit
from rdc_platform.norme.selectors import intero

_M = MotivoScartoProvvedimento


@transaction.atomic
def discard_provvedimento(numero: str) -> None:
    """A row that cannot be read, once: nothing of it is kept but its number. One taken already stays as it is."""
    CURSORE.lock()
    taken = ProvvedimentoInps.objects.filter(numero=numero).exists()
    if not taken and not ProvvedimentoAttesa.objects.filter(numero=numero).exists():
        _put_aside(numero, _M.ILLEGGIBILE)


def list_da_sistemare(oggi: date) -> list[UUID]:
    """Those that wait and whose case is born by now, then those that waited in vain; the oldest first."""
    prima = timezone.now() - timedelta(days=intero("PROVVEDIMENTI_GG_ATTESA", oggi))
    return [*list_arrivati(), *list_in_vano(prima)]


@transaction.atomic
def settle_attesa(pk: UUID) -> None:
    """Give a decision to the case that it waited for, as if it came now; of one that waited in vain the number alone stays."""
    CURSORE.lock()
    row = ProvvedimentoAttesa.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        return
    taken = record_provvedimento(Ricevuto.of(row))
    if taken is None:
        _put_aside(row.numero, _M.SENZA_CASO)
    row.delete()


def _put_aside(numero: str, motivo: str) -> None:
    scarto, new = ScartoProvvedimento.objects.get_or_create(numero=numero, defaults={"motivo": motivo})
    if new:
        audit.record("discard_provvedimento", scarto, by=SISTEMA)
