"""The acts on one assignment. Whoever moves one locks its project first, as the acts on the project do."""

from progetti_collettivita.models import AssegnazionePuc
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.stato import move


def move_assegnazione(assegnazione: AssegnazionePuc, stato: str, *, by: Autore, atto: str, **campi: object) -> None:
    """Move an assignment and write `campi` with it; its place is freed by the database when it ends."""
    move(assegnazione, stato)
    for campo, valore in campi.items():
        setattr(assegnazione, campo, valore)
    assegnazione.versione += 1
    assegnazione.save(update_fields=["stato", "versione", *campi])
    audit.record(atto, assegnazione, by=by, nucleo_id=assegnazione.persona.nucleo_id)
