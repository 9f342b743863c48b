"""M13 on its way: what leaves for INPS, its receipt, what it made of it, and telling again what it refused."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.profilo import Profilo
from progetti_collettivita.models import AssegnazionePuc, ComunicazionePuc, FattoPuc
from progetti_collettivita.selectors.inps import MOTIVI, list_rifiutate
from progetti_collettivita.services.adempimento import TOPIC, post_m13
from progetti_collettivita.services.assegnazione import lock_assegnazione, lock_rows, note_evento
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.stato import TransitionError
from rdc_platform.inps import services as steps
from rdc_platform.outbox import services as outbox
from rdc_platform.outbox.handlers import detto_rifiuto

TOPIC_ESITO = "inps.puc.esito"
SISTEMA = Sistema(TOPIC)


def build_comunicazione(comunicazione_id: UUID) -> dict[str, Any] | None:
    """What INPS is told; None when it has answered already."""
    row = _lock(comunicazione_id)
    if not steps.leave(row):
        return None
    assegnazione = row.assegnazione
    return {
        "codice": "M13",
        "protocollo_inps": assegnazione.persona.nucleo.protocollo_inps,
        "cf_componente": assegnazione.persona.codice_fiscale,
        "comune": assegnazione.puc.comune_titolare_id,
        "codice_puc": assegnazione.puc.codice_puc,
        "id_partecipazione": str(assegnazione.pk),
        "fatto": row.fatto,
        "il": str(row.il),
    }


def record_ricevuta(comunicazione_id: UUID, ricevuta: Mapping[str, Any]) -> None:
    """INPS has it; it is asked later what it made of it."""
    row = _lock(comunicazione_id)
    steps.receive(row, ricevuta)
    _note(row, f"INPS ha ricevuto: {row.get_fatto_display().lower()}")
    outbox.post(TOPIC_ESITO, key=f"{row.chiave}-esito", comunicazione_id=row.pk)


def id_inps(comunicazione_id: UUID) -> str:
    return ComunicazionePuc.objects.values_list("id_inps", flat=True).get(pk=comunicazione_id)


def record_acquisita(comunicazione_id: UUID) -> None:
    """INPS found it right."""
    steps.acquire(_lock(comunicazione_id))


def record_rifiuto(comunicazione_id: UUID, codice: str, dettaglio: str) -> None:
    """INPS said no, at the door or after: it waits for the Responsabile, with the reason."""
    row = _lock(comunicazione_id)
    steps.refuse(row, codice, (MOTIVI.get(codice) or dettaglio or codice)[:300])
    _note(row, f"{detto_rifiuto('INPS', codice)}: {row.get_fatto_display().lower()}")


@transaction.atomic
def resend_inps(assegnazione: AssegnazionePuc, *, by: Profilo, versione: int) -> AssegnazionePuc:
    """Tell again, under new keys and in their order, what INPS refused. Raises TransitionError where nothing was refused."""
    row = lock_assegnazione(assegnazione, by=by, perm="run_assegnazione", versione=versione)
    rifiutate = list(list_rifiutate(row).order_by("il", "creata_il"))
    if not rifiutate:
        raise TransitionError(row.stato)
    for each in sorted(rifiutate, key=lambda each: each.fatto != FattoPuc.INIZIO):
        post_m13(row, each.fatto, each.il)
    row.versione += 1
    row.save(update_fields=["versione"])
    note_evento(row, by=by, tipo="resend_inps_puc", testo="Comunicata di nuovo a INPS")
    audit.record("resend_inps_puc", row, by=by, nucleo_id=row.persona.nucleo_id)
    return row


def _note(row: ComunicazionePuc, testo: str) -> None:
    note_evento(row.assegnazione, by=SISTEMA, tipo="record_inps_puc", testo=testo)
    audit.record("record_inps_puc", row.assegnazione, by=SISTEMA, nucleo_id=row.assegnazione.persona.nucleo_id)


def _lock(comunicazione_id: UUID) -> ComunicazionePuc:
    """The message locked, after its project and its assignment."""
    lock_rows(AssegnazionePuc.objects.get(comunicazioni_inps=comunicazione_id))
    rows = ComunicazionePuc.objects.select_for_update(of=("self",))
    return rows.select_related("assegnazione__puc", "assegnazione__persona__nucleo").get(pk=comunicazione_id)
