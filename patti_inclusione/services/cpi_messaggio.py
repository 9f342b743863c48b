"""M10 on its way: what goes to ANPAL, its receipt, its refusal, and the nightly look for who came of age."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from patti_inclusione.models import Caso, InvioCpi, MotivoChiusura, StatoCaso, StatoInvioCpi, TipoInvioCpi
from patti_inclusione.selectors.cpi import APERTI, MOTIVI, list_casi_da_dire
from patti_inclusione.services.caso import note_evento
from patti_inclusione.services.chiusura import finish_caso
from patti_inclusione.services.cpi import go_back
from patti_inclusione.services.cpi_invio import tell_giovani
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.stato import move
from rdc_platform.outbox.handlers import detto_rifiuto

SISTEMA = Sistema("anpal.rinvio")


@dataclass(frozen=True)
class Rinvio:
    """What ANPAL is told: codici fiscali and nothing else of anybody. `cpi` is the Centro; "" leaves it to ANPAL, by `comune`."""

    cpi: str
    comune: str
    codici_fiscali: list[str]


def build_rinvio(invio_id: UUID) -> Rinvio | None:
    """The message, marked as gone; None when nothing is to be sent any more."""
    invio = _lock(invio_id)
    if invio.stato not in APERTI:
        return None
    move(invio, StatoInvioCpi.INVIATO)
    invio.inviato_il = invio.inviato_il or timezone.now()
    invio.save(update_fields=["stato", "inviato_il"])
    codes = invio.componenti.order_by("codice_fiscale").values_list("codice_fiscale", flat=True)
    return Rinvio(invio.cpi, invio.caso.nucleo.comune_id, list(codes))


def record_ricevuta(invio_id: UUID, ricevuta: Mapping[str, Any]) -> None:
    """ANPAL has them. A family's case is closed, to be opened again if they come back."""
    invio = _lock(invio_id)
    move(invio, StatoInvioCpi.RICEVUTO)
    invio.numero_ricevuta = str(ricevuta["numero_ricevuta"])[:60]
    invio.ricevuto_il = datetime.fromisoformat(str(ricevuta["ricevuto_il"]))
    invio.save(update_fields=["stato", "numero_ricevuta", "ricevuto_il"])
    audit.record("record_ricevuta_cpi", invio, by=SISTEMA, nucleo_id=invio.caso.nucleo_id)
    if invio.tipo == TipoInvioCpi.FAMIGLIA and invio.caso.stato == StatoCaso.INVIATO_CPI:
        finish_caso(invio.caso, by=SISTEMA, motivo=MotivoChiusura.INVIO_CPI)


def record_rifiuto(invio_id: UUID, codice: str, dettaglio: str) -> None:
    """ANPAL said no: its reason stands on the sending, and a family's case goes on from where it was."""
    invio = _lock(invio_id)
    move(invio, StatoInvioCpi.RIFIUTATO)
    invio.codice_rifiuto, invio.motivo = codice[:40], MOTIVI.get(codice) or dettaglio or codice
    invio.save(update_fields=["stato", "codice_rifiuto", "motivo"])
    audit.record("record_rifiuto_cpi", invio, by=SISTEMA, nucleo_id=invio.caso.nucleo_id)
    testo = detto_rifiuto("Il Centro per l'impiego", codice) + " l'invio."
    if invio.tipo == TipoInvioCpi.GIOVANI:
        note_evento(invio.caso, by=SISTEMA, tipo="ritorno_cpi", testo=testo)
    elif invio.caso.stato == StatoCaso.INVIATO_CPI:
        go_back(invio, invio.caso, by=SISTEMA, testo=testo)


@transaction.atomic
def tell_cresciuti(caso_id: UUID) -> None:
    """Make known who came of age in a family that is followed here."""
    rows = list_casi_da_dire(calendario.today()).select_for_update(of=("self",)).select_related("nucleo")
    if caso := rows.filter(pk=caso_id).first():
        tell_giovani(caso, by=SISTEMA)


def _lock(invio_id: UUID) -> InvioCpi:
    """The row locked, after its case."""
    caso_id = InvioCpi.objects.values_list("caso_id", flat=True).get(pk=invio_id)
    Caso.objects.select_for_update(of=("self",)).get(pk=caso_id)
    return InvioCpi.objects.select_for_update(of=("self",)).select_related("caso__nucleo").get(pk=invio_id)
