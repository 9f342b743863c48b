"""What is written of who came: justifications, their last day, absences found without reason (spec §3.4).

An absence never becomes unjustified by itself: past the last day a person decides. Who is detained, under a precautionary
measure or in long-stay care is justified by that (spec §10b n. 5).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from patti_inclusione.models import (
    Caso,
    CodiceEsonero,
    Convocazione,
    EsitoAppuntamento,
    EsitoPresenza,
    MotivoFuoriScala,
    MotivoGiustificazione,
    SituazioneComponente,
    TipoEvento,
)
from patti_inclusione.selectors.convocazione import compute_giustificare_entro
from patti_inclusione.selectors.esonero import holding
from patti_inclusione.services.caso import note_evento
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.documenti import services as documenti

ASSENZE = {
    EsitoPresenza.ASSENTE_GIUSTIFICATO,
    EsitoPresenza.ASSENTE_NON_GIUSTIFICATO,
    EsitoPresenza.ASSENTE_IN_ATTESA_GIUSTIFICAZIONE,
}
DA_SOLO = {
    MotivoFuoriScala.DETENUTO: MotivoGiustificazione.LIMITAZIONE_MOBILITA_LEGALE,
    MotivoFuoriScala.MISURA_CAUTELARE: MotivoGiustificazione.LIMITAZIONE_MOBILITA_LEGALE,
    MotivoFuoriScala.STRUTTURA_CARICO_STATO: MotivoGiustificazione.MALATTIA_INFORTUNIO,
}
SISTEMA = Sistema("giustificazioni")


@dataclass(frozen=True)
class Presenza:
    """Whether one person came; `impedimento_al` is the last day of what keeps him away, if known."""

    componente_id: UUID
    esito: str
    motivo: str = ""
    documento: UploadedFile | None = None
    note: str = ""
    impedimento_al: date | None = None


def write_esiti(convocazione: Convocazione, presenze: Sequence[Presenza]) -> set[str]:
    """Write the outcome of each person; the outcomes, as written."""
    motivi = _giustificati(convocazione, [p.componente_id for p in presenze])
    written = set()
    for presenza in presenze:
        found = _justify(presenza, motivi.get(presenza.componente_id))
        _write(convocazione, found)
        written.add(found.esito)
    return written


def list_over() -> list[int]:
    """The absences that wait for a justification past their last day, of which nobody was asked yet."""
    rows = EsitoAppuntamento.objects.filter(
        esito=EsitoPresenza.ASSENTE_IN_ATTESA_GIUSTIFICAZIONE,
        giustificare_entro__lt=calendario.today(),
        da_definire_dal=None,
    )
    return list(rows.order_by("giustificare_entro", "pk").values_list("pk", flat=True))


@transaction.atomic
def ask_decision(esito_id: int) -> None:
    """Put an absence that nobody justified in time among the things that wait for the Case manager."""
    caso_id = EsitoAppuntamento.objects.values_list("convocazione__caso", flat=True).get(pk=esito_id)
    caso = Caso.objects.select_for_update(of=("self",)).get(pk=caso_id)
    rows = EsitoAppuntamento.objects.select_for_update(of=("self",)).select_related("convocazione")
    esito = rows.get(pk=esito_id)
    if esito.esito != EsitoPresenza.ASSENTE_IN_ATTESA_GIUSTIFICAZIONE or esito.da_definire_dal is not None:
        return
    esito.da_definire_dal = calendario.today()
    esito.save(update_fields=["da_definire_dal"])
    testo = f"{esito.convocazione}: passato il giorno per giustificare un'assenza"
    note_evento(caso, by=SISTEMA, tipo=TipoEvento.ESITO_COLLOQUIO, testo=testo)
    audit.record("ask_decision", esito, by=SISTEMA, nucleo_id=caso.nucleo_id)


def _giustificati(convocazione: Convocazione, ids: Sequence[UUID]) -> dict[UUID, MotivoGiustificazione]:
    """Who could not come by law, or is in care, and by what it is justified: INPS's word, or the Case manager's for that day."""
    giorno = calendario.rome_date(convocazione.data_ora)
    decisi = holding(giorno).filter(componente__in=ids, codice=CodiceEsonero.Z_FUORI_SCALA)
    found = dict.fromkeys(decisi.values_list("componente", flat=True), MotivoGiustificazione.FORZA_MAGGIORE)
    inps = SituazioneComponente.objects.filter(pk__in=ids, motivo_fuori_scala__in=DA_SOLO)
    rows = inps.values_list("pk", "motivo_fuori_scala")
    return found | {pk: DA_SOLO[MotivoFuoriScala(motivo)] for pk, motivo in rows}


def _justify(presenza: Presenza, motivo: MotivoGiustificazione | None) -> Presenza:
    """Such an absence needs no word of the person."""
    if motivo is None or presenza.esito not in ASSENZE - {EsitoPresenza.ASSENTE_GIUSTIFICATO}:
        return presenza
    return replace(presenza, esito=EsitoPresenza.ASSENTE_GIUSTIFICATO, motivo=motivo)


def _write(convocazione: Convocazione, presenza: Presenza) -> None:
    waits = presenza.esito == EsitoPresenza.ASSENTE_IN_ATTESA_GIUSTIFICAZIONE
    missing = presenza.esito == EsitoPresenza.ASSENTE_NON_GIUSTIFICATO
    values: dict[str, Any] = {
        "esito": presenza.esito,
        "motivo_giustificazione": presenza.motivo,
        "note": presenza.note,
        "impedimento_al": presenza.impedimento_al,
        "giustificare_entro": compute_giustificare_entro(convocazione, presenza.impedimento_al) if waits else None,
        "da_definire_dal": None,
        "accertato_il": calendario.today() if missing else None,
    }
    if presenza.documento:
        values["documento"] = documenti.store_upload(presenza.documento)
    EsitoAppuntamento.objects.update_or_create(
        convocazione=convocazione, componente_id=presenza.componente_id, defaults=values
    )
