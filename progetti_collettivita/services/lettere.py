"""The letter of a proposal, with the page on which the person answers and signs: the worker makes it, once."""

from typing import Any
from uuid import UUID

from progetti_collettivita.models import EventoAssegnazione
from progetti_collettivita.selectors.lettera import read_lettera
from rdc_platform.documenti.models import Documento
from rdc_platform.outbox import services as outbox

TOPIC = "documenti.puc.lettera"


def ask_lettera(proposta: EventoAssegnazione) -> None:
    """Leave it to the worker, in the transaction of the proposal."""
    outbox.post(TOPIC, key=f"lettera-puc-{proposta.assegnazione_id}", assegnazione_id=proposta.assegnazione_id)


def read_da_fare(assegnazione_id: UUID) -> dict[str, Any] | None:
    """What the letter says; None where it is made already."""
    evento = _evento(assegnazione_id)
    return None if evento.documento_id is not None else read_lettera(evento.assegnazione)


def attach_lettera(assegnazione_id: UUID, documento: Documento) -> None:
    """Keep the PDF, made once."""
    EventoAssegnazione.objects.filter(pk=_evento(assegnazione_id).pk, documento=None).update(documento=documento)


def _evento(assegnazione_id: UUID) -> EventoAssegnazione:
    rows = EventoAssegnazione.objects.filter(assegnazione=assegnazione_id, tipo="propose_puc")
    return rows.select_related("assegnazione__puc__comune_titolare", "assegnazione__persona").get()
