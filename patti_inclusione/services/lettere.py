"""Letters of convocation, many in one PDF: who is to get one, what each says. Never to or about a secret address."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.profilo import Profilo
from patti_inclusione.models import DestinatarioInvio, InvioConvocazione, StampaLettere
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors.lettere import select_lettere
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.outbox import services as outbox

MASSIMO = 200  # letters of one PDF


@transaction.atomic
def print_lettere(invii: Sequence[int], *, by: Profilo) -> StampaLettere | None:
    """Ask for the letters of these notices, as many as may be printed; None if none may."""
    rows = select_lettere(CASI.permitted(by, "convoke_caso")).filter(pk__in=invii)
    found = list(rows.order_by("convocazione__caso__nucleo__cap", "pk")[:MASSIMO])
    if not found:
        return None
    stampa: StampaLettere = StampaLettere.objects.create(accreditamento=by.accreditamento)
    stampa.invii.set(found)
    outbox.post("documenti.lettere", key=f"lettere-{stampa.pk}", stampa_id=stampa.pk)
    audit.record("print_lettere", stampa, by=by, azione=Azione.CREAZIONE)
    return stampa


def read_lettere(stampa_id: UUID) -> list[dict[str, Any]] | None:
    """What each letter says, at the moment it is made; None if they are made already."""
    stampa = StampaLettere.objects.select_related("accreditamento__operatore").get(pk=stampa_id)
    if stampa.documento_id is not None:
        return None
    visible = stampa.invii.exclude(componente__scheda__indirizzo_riservato=True)
    rows = visible.select_related("componente__scheda", "convocazione__caso__nucleo__comune")
    firma = stampa.accreditamento.operatore.nome_completo
    return [_letter(row, firma) for row in rows.order_by("convocazione__caso__nucleo__cap", "pk")]


def attach_lettere(stampa_id: UUID, documento: Any) -> None:
    """Keep the PDF of the letters, made once."""
    StampaLettere.objects.filter(pk=stampa_id, documento=None).update(documento=documento)


def _letter(invio: InvioConvocazione, firma: str) -> dict[str, Any]:
    persona, convocazione = invio.componente, invio.convocazione
    name = f"{persona.nome} {persona.cognome}"
    assisted = invio.a_chi == DestinatarioInvio.TUTELA
    return {
        "a": persona.scheda.tutela_nome if assisted else name,
        "per": name if assisted else "",
        "indirizzo": invio.recapito,
        "comune": convocazione.caso.nucleo.comune.denominazione,
        "tipo": convocazione.get_tipo_display(),
        "data_ora": convocazione.data_ora,
        "testo": convocazione.testo,
        "canale": invio.get_canale_display(),
        "firma": firma,
    }
