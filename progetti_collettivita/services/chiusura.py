"""What becomes of who takes part when the project stops, starts again or ends; in the caller's transaction, the project locked."""

from django.db.models import QuerySet

from progetti_collettivita.models import (
    APERTE,
    AssegnazionePuc,
    MotivoInterruzione,
    MotivoSospensione,
    Puc,
    StatoAssegnazionePuc,
)
from progetti_collettivita.services.assegnazione import move_assegnazione
from progetti_collettivita.services.puc import PucError
from rdc_platform import calendario
from rdc_platform.audit.autori import Autore

A = StatoAssegnazionePuc


def suspend_assegnazioni(puc: Puc, *, by: Autore) -> None:
    for each in _rows(puc, A.ATTIVO):
        motivo = MotivoSospensione.PROGETTO_SOSPESO
        move_assegnazione(each, A.SOSPESO, by=by, atto="suspend_assegnazione_puc", motivo_sospensione=motivo)


def resume_assegnazioni(puc: Puc, *, by: Autore) -> None:
    """Those that were suspended with the project; who is ill stays so."""
    for each in _rows(puc, A.SOSPESO).filter(motivo_sospensione=MotivoSospensione.PROGETTO_SOSPESO):
        move_assegnazione(each, A.ATTIVO, by=by, atto="resume_assegnazione_puc", motivo_sospensione="")


def close_assegnazioni(puc: Puc, *, by: Autore, motivo: str) -> None:
    """End all that are open, if a reason says why; raises PucError where somebody is left and none does."""
    aperte = list(_rows(puc, *APERTE))
    if aperte and not motivo:
        quante = "una persona è assegnata" if len(aperte) == 1 else f"{len(aperte)} persone sono assegnate"
        raise PucError(
            f"A questo progetto {quante}: scrivi perché lo concludi lo stesso, e le chiudiamo con lui.", "motivo"
        )
    for each in aperte:
        if each.stato in (A.PROPOSTO, A.ACCETTATO):
            move_assegnazione(each, A.RITIRATO, by=by, atto="withdraw_assegnazione_puc")
        else:
            move_assegnazione(
                each, A.INTERROTTO, by=by, atto="interrupt_assegnazione_puc", motivo_sospensione="",
                motivo_interruzione=MotivoInterruzione.PROGETTO_CHIUSO, data_fine_effettiva=calendario.today(),
            )  # fmt: skip


def _rows(puc: Puc, *stati: str) -> QuerySet[AssegnazionePuc]:
    rows = AssegnazionePuc.objects.select_for_update(of=("self",)).filter(puc=puc, stato__in=stati)
    return rows.select_related("persona").order_by("pk")
