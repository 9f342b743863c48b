"""What time does to an accreditation by itself: the last day passes, nobody confirms it, nobody uses it.

Each function closes one accreditation, in a transaction of its own and only if it is still to be closed: a job that stops
halfway goes on at its next run. Who cannot be missed is passed over (docs/adr/0016); the last day spares nobody.
"""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import Accreditamento, MotivoStato, StatoAccreditamento
from accounts.selectors import scadenze as selectors
from accounts.selectors.sostituti import irreplaceable
from accounts.services.accreditamento import end
from accounts.services.blocchi import lock_accreditamento
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema


def list_over() -> list[UUID]:
    """Those whose last day has passed."""
    return _keys(selectors.over())


def list_unconfirmed() -> list[UUID]:
    """Those to suspend because nobody confirmed them."""
    return _keys(selectors.unconfirmed().exclude(irreplaceable()))


def list_unused() -> list[UUID]:
    """Those to suspend because nobody used them."""
    return _keys(_unused())


@transaction.atomic
def expire(key: UUID) -> bool:
    """Close a profile whose last day has passed; False if that is so no more."""
    return _end(key, selectors.over(), StatoAccreditamento.SCADUTO, "", "scadenza")


@transaction.atomic
def suspend_unconfirmed(key: UUID) -> bool:
    """Suspend a profile that its Amministratore has not confirmed; False if that is so no more."""
    rows = selectors.unconfirmed().exclude(irreplaceable())
    return _end(key, rows, StatoAccreditamento.SOSPESO, MotivoStato.MANCATA_CONFERMA, "conferma")


@transaction.atomic
def suspend_unused(key: UUID) -> bool:
    """Suspend a profile not used for too long; False if that is so no more."""
    return _end(key, _unused(), StatoAccreditamento.SOSPESO, MotivoStato.INATTIVITA, "inattivita")


def _unused() -> QuerySet[Accreditamento]:
    return selectors.unused(selectors.giorni("INATTIVITA_OPERATORE_GG")).exclude(irreplaceable())


def _end(key: UUID, rows: QuerySet[Accreditamento], stato: str, motivo: str, nome: str) -> bool:
    """Lock, look again with the Ambito locked (two Coordinatori at once would leave none), close."""
    row = lock_accreditamento(Accreditamento.objects.get(pk=key))
    if not rows.filter(pk=key).exists():
        return False
    by = Sistema(f"accreditamento.{nome}")
    end(row, stato, by=by, motivo=motivo, testo="")
    audit.record("expire_accreditamento" if not motivo else "suspend_accreditamento", row, by=by)
    return True


def _keys(rows: QuerySet[Accreditamento]) -> list[UUID]:
    return list(rows.order_by("pk").values_list("pk", flat=True))
