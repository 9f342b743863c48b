"""The periods that a Comune along the chain attests: its own, and no other's."""

from typing import Any

from django.db import transaction

from accounts.profilo import Profilo
from controlli_anagrafici.models import Calcolo, PeriodoResidenza, RinvioVerifica, StatoRinvio
from controlli_anagrafici.services.periodo import change_periodo, drop_periodo, write_periodo
from controlli_anagrafici.services.rinvio import lock_rinvio
from rdc_platform.audit.stato import TransitionError, VersioneError


@transaction.atomic
def add_periodo_rinvio(
    rinvio: RinvioVerifica, *, by: Profilo, versione: int | None = None, **campi: Any
) -> PeriodoResidenza:
    """Write a period in the name of the Comune that is asked. Raises PeriodoError, TransitionError, VersioneError."""
    rinvio = _lock_taken(rinvio, by=by)
    if versione is not None and rinvio.controllo.versione != versione:
        raise VersioneError
    return write_periodo(rinvio.controllo, rinvio.comune_destinatario, by=by, **campi)


@transaction.atomic
def edit_periodo_rinvio(rinvio: RinvioVerifica, periodo: PeriodoResidenza, *, by: Profilo, **campi: Any) -> Calcolo:
    rinvio = _lock_taken(rinvio, by=by)
    return change_periodo(rinvio.controllo, periodo, rinvio.comune_destinatario, by=by, **campi)


@transaction.atomic
def delete_periodo_rinvio(rinvio: RinvioVerifica, periodo: PeriodoResidenza, *, by: Profilo) -> Calcolo:
    rinvio = _lock_taken(rinvio, by=by)
    return drop_periodo(rinvio.controllo, periodo, rinvio.comune_destinatario, by=by)


def _lock_taken(rinvio: RinvioVerifica, *, by: Profilo) -> RinvioVerifica:
    locked = lock_rinvio(rinvio, by=by)
    if locked.stato != StatoRinvio.PRESO_IN_CARICO:
        raise TransitionError(locked.stato)
    return locked
