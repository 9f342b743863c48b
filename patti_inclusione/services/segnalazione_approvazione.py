"""The Coordinatore's word on a report: nothing goes to INPS without the approval of a person who did not write it."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from accounts.profilo import Profilo
from patti_inclusione.models import Segnalazione, StatoSegnalazione
from patti_inclusione.services.caso import note_evento
from patti_inclusione.services.comunicazione_segnalazione import post_m07
from patti_inclusione.services.segnalazione import check_ritardo, lock_segnalazione
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import move

_S = StatoSegnalazione


class AutoreError(Exception):
    """Who approves wrote it himself, under this profile or another of his."""


def is_autore(by: Profilo, autori: Sequence[object]) -> bool:
    """The person is compared, not the profile: one may be Case manager and Coordinatore."""
    return by.operatore_id in autori


@transaction.atomic
def approve_segnalazione(segnalazione: Segnalazione, *, by: Profilo, motivo_ritardo: str = "") -> Segnalazione:
    """Approve the report and put it on its way to INPS (M07). Raises AutoreError, OstacoliError (late without a reason), TransitionError."""
    segnalazione = lock_segnalazione(segnalazione, by=by, perm="approve_segnalazione")
    move(segnalazione, _S.APPROVATA)
    if is_autore(by, segnalazione.autori):
        raise AutoreError
    segnalazione.motivo_ritardo = segnalazione.motivo_ritardo or motivo_ritardo
    check_ritardo(segnalazione)
    segnalazione.approvata_da, segnalazione.approvata_il = by.accreditamento, timezone.now()
    move(segnalazione, _S.IN_CODA)
    segnalazione.save(update_fields=["stato", "motivo_ritardo", "approvata_da", "approvata_il"])
    testo = f"Segnalazione {segnalazione.progressivo} approvata dal Coordinatore"
    note_evento(segnalazione.caso, by=by, tipo="segnalazione", testo=testo)
    audit.record("approve_segnalazione", segnalazione, by=by, nucleo_id=segnalazione.caso.nucleo_id)
    post_m07(segnalazione)
    return segnalazione


@transaction.atomic
def reject_segnalazione(segnalazione: Segnalazione, *, by: Profilo, motivo: str) -> Segnalazione:
    """Send the report back to the Case manager with the reason. Raises AutoreError or TransitionError."""
    segnalazione = lock_segnalazione(segnalazione, by=by, perm="approve_segnalazione")
    move(segnalazione, _S.RESPINTA)
    if is_autore(by, segnalazione.autori):
        raise AutoreError
    segnalazione.motivo_rigetto = motivo
    segnalazione.save(update_fields=["stato", "motivo_rigetto"])
    testo = f"Segnalazione {segnalazione.progressivo} respinta dal Coordinatore"
    note_evento(segnalazione.caso, by=by, tipo="segnalazione", testo=testo)
    audit.record("reject_segnalazione", segnalazione, by=by, nucleo_id=segnalazione.caso.nucleo_id)
    return segnalazione
