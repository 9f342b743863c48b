"""The life of a project: presented, approved, started, suspended, ended. Each refusal says what is missing, and where."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.profilo import Profilo
from progetti_collettivita.models import Puc, StatoPuc
from progetti_collettivita.selectors.mancanze import mancanze_avvio, mancanze_scheda
from progetti_collettivita.services.chiusura import close_assegnazioni, resume_assegnazioni, suspend_assegnazioni
from progetti_collettivita.services.puc import MancanteError, PucError, lock_puc, move_puc, require_stato, touch_puc
from rdc_platform import calendario
from rdc_platform.documenti import services as documenti

S = StatoPuc


@transaction.atomic
def submit_puc(puc: Puc, *, by: Profilo, versione: int) -> Puc:
    """Present the sheet for approval: whole, or not at all. Raises MancanteError, TransitionError, VersioneError."""
    puc = lock_puc(puc, by=by, perm="edit_puc", versione=versione)
    require_stato(puc, S.BOZZA)
    _refuse(mancanze_scheda(puc))
    move_puc(puc, S.IN_APPROVAZIONE, by=by, atto="submit_puc", testo="Mandato in approvazione", motivo_stato="")
    return puc


@transaction.atomic
def return_puc(puc: Puc, *, by: Profilo, versione: int, motivo: str) -> Puc:
    """Send it back to be written again, with the reason."""
    puc = lock_puc(puc, by=by, perm="approve_puc", versione=versione)
    move_puc(puc, S.BOZZA, by=by, atto="return_puc", testo=f"Rimandato in bozza: {motivo}", motivo_stato=motivo)
    return puc


@transaction.atomic
def approve_puc(
    puc: Puc, *, by: Profilo, versione: int, atto_tipo: str, atto_numero: str, atto_data: date, documento: Any
) -> Puc:
    """Write down the act of the Comune that approves it, with its file. Raises PucError for an act of a day to come."""
    puc = lock_puc(puc, by=by, perm="approve_puc", versione=versione)
    require_stato(puc, S.IN_APPROVAZIONE)
    if atto_data > calendario.today():
        raise PucError("L'atto ha una data futura: scrivi quella in cui è stato firmato.", "atto_data")
    _refuse(mancanze_scheda(puc))
    move_puc(
        puc, S.APPROVATO, by=by, atto="approve_puc", testo=f"Approvato con atto n. {atto_numero}",
        atto_tipo=atto_tipo, atto_numero=atto_numero, atto_data=atto_data,
        atto_documento=documenti.store_upload(documento), motivo_stato="",
    )  # fmt: skip
    return puc


@transaction.atomic
def activate_puc(puc: Puc, *, by: Profilo, versione: int) -> Puc:
    """Start it: from now on it stands in the public catalogue, and persons can be proposed. Raises MancanteError."""
    puc = lock_puc(puc, by=by, perm="manage_puc", versione=versione)
    require_stato(puc, S.APPROVATO)
    _refuse(mancanze_avvio(puc))
    move_puc(puc, S.ATTIVO, by=by, atto="activate_puc", testo="Attivato: è nel catalogo", pubblico_in_catalogo=True)
    return puc


@transaction.atomic
def suspend_puc(puc: Puc, *, by: Profilo, versione: int, motivo: str) -> Puc:
    """Stop it for a while: it leaves the catalogue, and who takes part is suspended with it."""
    puc = lock_puc(puc, by=by, perm="manage_puc", versione=versione)
    move_puc(
        puc, S.SOSPESO, by=by, atto="suspend_puc", testo=f"Sospeso: {motivo}", motivo_stato=motivo,
        pubblico_in_catalogo=False,
    )  # fmt: skip
    suspend_assegnazioni(puc, by=by)
    return puc


@transaction.atomic
def resume_puc(puc: Puc, *, by: Profilo, versione: int) -> Puc:
    """Start it again, with all that starting wants; who was suspended with it goes on. Raises MancanteError."""
    puc = lock_puc(puc, by=by, perm="manage_puc", versione=versione)
    require_stato(puc, S.SOSPESO)
    _refuse(mancanze_avvio(puc))
    move_puc(puc, S.ATTIVO, by=by, atto="resume_puc", testo="Ripreso", motivo_stato="", pubblico_in_catalogo=True)
    resume_assegnazioni(puc, by=by)
    return puc


@transaction.atomic
def conclude_puc(puc: Puc, *, by: Profilo, versione: int, motivo: str = "") -> Puc:
    """End it. With somebody on it a reason is wanted, and their participation ends with it. Raises PucError."""
    puc = lock_puc(puc, by=by, perm="manage_puc", versione=versione)
    require_stato(puc, S.ATTIVO, S.SOSPESO)
    close_assegnazioni(puc, by=by, motivo=motivo)
    testo = f"Concluso: {motivo}" if motivo else "Concluso"
    move_puc(puc, S.CONCLUSO, by=by, atto="conclude_puc", testo=testo, motivo_stato=motivo, pubblico_in_catalogo=False)
    return puc


@transaction.atomic
def cancel_puc(puc: Puc, *, by: Profilo, versione: int, motivo: str) -> Puc:
    """Give it up before it starts."""
    puc = lock_puc(puc, by=by, perm="manage_puc", versione=versione)
    move_puc(puc, S.ANNULLATO, by=by, atto="cancel_puc", testo=f"Annullato: {motivo}", motivo_stato=motivo)
    return puc


@transaction.atomic
def publish_puc(puc: Puc, *, by: Profilo, versione: int, pubblico: bool) -> Puc:
    """Show an active project in the catalogue, or take it away from there; it stays active."""
    puc = lock_puc(puc, by=by, perm="manage_puc", versione=versione)
    require_stato(puc, S.ATTIVO)
    testo = "Pubblicato nel catalogo" if pubblico else "Tolto dal catalogo"
    touch_puc(puc, by=by, atto="publish_puc", testo=testo, pubblico_in_catalogo=pubblico)
    return puc


def _refuse(mancanze: list[Any]) -> None:
    if mancanze:
        raise MancanteError(mancanze)
