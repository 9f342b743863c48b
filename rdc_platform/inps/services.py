"""The steps of a message to INPS, on a row that the caller has locked, in its transaction. Each raises TransitionError."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from rdc_platform.audit.stato import move
from rdc_platform.inps.models import MessaggioInps, StatoMessaggioInps

_S = StatoMessaggioInps


def leave(row: MessaggioInps) -> bool:
    """It goes now; False, and nothing is written, when INPS has answered already."""
    if row.stato not in {_S.DA_INVIARE, _S.INVIATA}:
        return False
    move(row, _S.INVIATA)
    row.inviata_il = row.inviata_il or timezone.now()
    row.save(update_fields=["stato", "inviata_il"])
    return True


def receive(row: MessaggioInps, ricevuta: Mapping[str, Any]) -> None:
    """INPS has it. What it makes of it is asked later, by the caller."""
    move(row, _S.RICEVUTA)
    row.protocollo, row.id_inps = str(ricevuta["numero_ricevuta"])[:60], str(ricevuta["id"])[:60]
    row.ricevuta_il = timezone.now()
    row.save(update_fields=["stato", "protocollo", "id_inps", "ricevuta_il"])


def acquire(row: MessaggioInps) -> None:
    """INPS found it right."""
    move(row, _S.ACQUISITA)
    row.save(update_fields=["stato"])


def refuse(row: Any, codice: str, motivo: str) -> None:
    """INPS said no, at the door or after."""
    move(row, _S.RIFIUTATA)
    row.codice_rifiuto, row.motivo_rifiuto = codice[:40], motivo
    row.save(update_fields=["stato", "codice_rifiuto", "motivo_rifiuto"])
