"""A later last day for a profile that is open: same person, same role, same Comuni, so no new indication."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.models import Accreditamento, StatoAccreditamento
from accounts.profilo import Profilo
from accounts.selectors.operatore import scheda_of
from accounts.services import operatore, regole
from accounts.services.blocchi import lock_accreditamento
from accounts.services.regole import RegolaError
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError


@dataclass(frozen=True)
class Contratto:
    """The end of the person's contract as it is from now on; None: permanent."""

    fino_al: date | None


@transaction.atomic
def extend_accreditamento(
    accreditamento: Accreditamento,
    *,
    by: Profilo,
    valido_al: date | None,
    testo: str,
    contratto: Contratto | None = None,
) -> None:
    """Move the last day of an active profile, its last day included; None: no end. What is over is reactivated instead.

    `contratto`, where it was renewed. Raises TransitionError, RegolaError.
    """
    row = lock_accreditamento(accreditamento, by=by, perm="extend_accreditamento")
    if row.stato != StatoAccreditamento.ATTIVO:
        raise TransitionError(row.stato)
    _check_later(row, valido_al)
    change_contratto(row, contratto)
    regole.check_validita(row.valido_dal, valido_al, scheda_of(row.operatore, row.ambito).contratto_fino_al)
    row.valido_al, row.motivo_testo = valido_al, testo
    row.save(update_fields=["valido_al", "motivo_testo"])
    audit.record("extend_accreditamento", row, by=by)


def change_contratto(row: Accreditamento, contratto: Contratto | None) -> None:
    """Write the renewed contract of a locked accreditation's person with this Ambito; never shorter than it was."""
    before = scheda_of(row.operatore, row.ambito).contratto_fino_al
    if contratto is None or contratto.fino_al == before:
        return
    if contratto.fino_al is not None and (before is None or contratto.fino_al < before):
        raise RegolaError("La nuova fine del contratto viene prima di quella di adesso.", "contratto_fino_al")
    operatore.renew_contratto(row.operatore, row.ambito, contratto.fino_al)


def _check_later(row: Accreditamento, valido_al: date | None) -> None:
    if row.valido_al is None:
        raise RegolaError("Questo accreditamento non ha una fine: non serve prorogarlo.", "valido_al")
    if row.valido_al < calendario.today():
        raise RegolaError("L'ultimo giorno è già passato: appena l'accreditamento risulta scaduto, lo puoi riattivare.")
    if valido_al is not None and valido_al <= row.valido_al:
        raise RegolaError(f"Adesso finisce il {row.valido_al:%d/%m/%Y}: scrivi un giorno che viene dopo.", "valido_al")
