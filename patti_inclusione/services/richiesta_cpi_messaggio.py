"""M12 on its way: what is asked and answered leaves, and what ANPAL makes of it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from patti_inclusione.models import Caso, RichiestaCpi, StatoCaso, StatoRichiestaCpi
from patti_inclusione.selectors.richiesta_cpi import MOTIVI, body_of, risposta_of
from patti_inclusione.services.richiesta_cpi import note_richiesta
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.stato import move
from rdc_platform.norme.selectors import intero
from rdc_platform.outbox.handlers import detto_rifiuto

SISTEMA = Sistema("anpal.coordinamento")
_S = StatoRichiestaCpi


def build_richiesta(richiesta_id: UUID) -> dict[str, Any] | None:
    """What ANPAL is asked, marked as gone; None where it has answered already, or the case closed before it could leave."""
    row = lock_row(richiesta_id)
    if row.stato == _S.DA_INVIARE and row.caso.stato == StatoCaso.CHIUSO:
        move(row, _S.LASCIATA)
        row.save(update_fields=["stato"])
        audit.record("drop_richiesta_cpi", row, by=SISTEMA, nucleo_id=row.caso.nucleo_id)
        return None
    if row.stato not in {_S.DA_INVIARE, _S.INVIATA}:
        return None
    move(row, _S.INVIATA)
    row.inviata_il = row.inviata_il or timezone.now()
    row.save(update_fields=["stato", "inviata_il"])
    return body_of(row, row.caso.nucleo.comune_id)


def record_ricevuta(richiesta_id: UUID, ricevuta: Mapping[str, Any]) -> None:
    """ANPAL passes it on: the answer is waited for from today, if it has not come before the receipt."""
    row = lock_row(richiesta_id)
    row.numero = str(ricevuta["numero_ricevuta"])[:60]
    row.ricevuta_il = datetime.fromisoformat(str(ricevuta["ricevuto_il"]))
    if row.stato == _S.INVIATA:
        oggi = calendario.today()
        move(row, _S.IN_ATTESA)
        row.attesa_fino_al = oggi + timedelta(days=intero("RISPOSTA_CPI_GG", oggi))
    row.save(update_fields=["stato", "numero", "ricevuta_il", "attesa_fino_al"])
    audit.record("record_ricevuta_richiesta_cpi", row, by=SISTEMA, nucleo_id=row.caso.nucleo_id)


def refuse_richiesta(richiesta_id: UUID, codice: str, dettaglio: str) -> None:
    """ANPAL does not pass it on: it waits for the Case manager, with the reason."""
    _refuse(lock_row(richiesta_id), _S.RIFIUTATA, codice, dettaglio, "la richiesta")


def build_risposta(richiesta_id: UUID) -> tuple[str, dict[str, Any]] | None:
    """The exchange and our answer; None where it was given already."""
    row = lock_row(richiesta_id)
    return (str(row.id_scambio), risposta_of(row)) if row.stato == _S.RISPOSTA_DA_INVIARE else None


def record_risposta(richiesta_id: UUID) -> None:
    """The Centro has our answer."""
    row = lock_row(richiesta_id)
    move(row, _S.CONCLUSA)
    row.inviata_il = timezone.now()
    row.save(update_fields=["stato", "inviata_il"])
    audit.record("record_ricevuta_richiesta_cpi", row, by=SISTEMA, nucleo_id=row.caso.nucleo_id)


def refuse_risposta(richiesta_id: UUID, codice: str, dettaglio: str) -> None:
    """ANPAL does not take our answer: the Case manager gives another."""
    _refuse(lock_row(richiesta_id), _S.DA_RISPONDERE, codice, dettaglio, "la risposta")


def _refuse(row: RichiestaCpi, stato: str, codice: str, dettaglio: str, cosa: str) -> None:
    move(row, stato)
    row.codice_rifiuto, row.motivo_rifiuto = codice[:40], (MOTIVI.get(codice) or dettaglio or codice)[:300]
    row.save(update_fields=["stato", "codice_rifiuto", "motivo_rifiuto"])
    note_richiesta(row, by=SISTEMA, testo=f"{detto_rifiuto('ANPAL', codice)} {cosa}")
    audit.record("record_rifiuto_richiesta_cpi", row, by=SISTEMA, nucleo_id=row.caso.nucleo_id)


def lock_row(richiesta_id: UUID) -> RichiestaCpi:
    """The row locked, after its case."""
    caso_id = RichiestaCpi.objects.values_list("caso_id", flat=True).get(pk=richiesta_id)
    Caso.objects.select_for_update(of=("self",)).get(pk=caso_id)
    rows = RichiestaCpi.objects.select_for_update(of=("self",)).select_related("caso__nucleo", "componente")
    return rows.get(pk=richiesta_id)
