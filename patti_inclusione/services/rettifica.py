"""Putting right a report that INPS has (M14): proposed by the Case manager, approved by the Coordinatore, the original kept."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from accounts.profilo import Profilo
from ambiti.models import Componente
from patti_inclusione.models import Caso, Rettifica, Segnalazione, StatoRettifica, TipoRettifica
from patti_inclusione.models.rettifica import IN_CORSO
from patti_inclusione.models.segnalazione import RETTIFICABILI
from patti_inclusione.permissions import RETTIFICHE
from patti_inclusione.services.caso import note_evento
from patti_inclusione.services.comunicazione_segnalazione import post_m14
from patti_inclusione.services.segnalazione import lock_segnalazione
from patti_inclusione.services.segnalazione_approvazione import AutoreError, is_autore
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError, move

_R = StatoRettifica


class RettificaError(Exception):
    """The correction says nothing, or what cannot be; the text says what to do."""


@dataclass(frozen=True)
class Giusto:
    """What is right in place of what was sent; None where nothing changes."""

    componente: Componente | None = None
    data_evento: date | None = None
    data_accertamento: date | None = None

    @property
    def vuoto(self) -> bool:
        return self.componente is None and self.data_evento is None and self.data_accertamento is None


@transaction.atomic
def propose_rettifica(
    segnalazione: Segnalazione, *, by: Profilo, tipo: str, motivo: str, giusto: Giusto | None = None
) -> Rettifica:
    """Ask the Coordinatore to correct or withdraw a report already sent. Raises RettificaError, TransitionError."""
    segnalazione = lock_segnalazione(segnalazione, by=by, perm="edit_segnalazione")
    if segnalazione.stato not in RETTIFICABILI or segnalazione.rettifiche.filter(stato__in=IN_CORSO).exists():
        raise TransitionError(segnalazione.stato)
    giusto = _checked(segnalazione, tipo, giusto or Giusto())
    rettifica = Rettifica.objects.create(
        segnalazione=segnalazione,
        tipo=tipo,
        motivo=motivo,
        componente=giusto.componente,
        data_evento=giusto.data_evento,
        data_accertamento=giusto.data_accertamento,
        creata_da=by.accreditamento,
        autori=[by.operatore_id],
    )
    testo = f"Rettifica della segnalazione {segnalazione.progressivo} mandata al Coordinatore"
    note_evento(segnalazione.caso, by=by, tipo="segnalazione", testo=testo)
    audit.record("propose_rettifica", rettifica, by=by, nucleo_id=segnalazione.caso.nucleo_id)
    return rettifica


@transaction.atomic
def approve_rettifica(rettifica: Rettifica, *, by: Profilo) -> Rettifica:
    """Approve and send (M14). Raises AutoreError or TransitionError."""
    rettifica = _lock(rettifica, by=by)
    if rettifica.segnalazione.stato not in RETTIFICABILI:
        raise TransitionError(rettifica.segnalazione.stato)
    move(rettifica, _R.IN_CODA)
    if is_autore(by, rettifica.autori):
        raise AutoreError
    rettifica.approvata_da, rettifica.approvata_il = by.accreditamento, timezone.now()
    rettifica.save(update_fields=["stato", "approvata_da", "approvata_il"])
    _note(rettifica, "approvata dal Coordinatore", by=by)
    audit.record("approve_rettifica", rettifica, by=by, nucleo_id=rettifica.segnalazione.caso.nucleo_id)
    post_m14(rettifica)
    return rettifica


@transaction.atomic
def reject_rettifica(rettifica: Rettifica, *, by: Profilo, motivo: str) -> Rettifica:
    """Say no, with the reason: the report stays as INPS has it. Raises AutoreError or TransitionError."""
    rettifica = _lock(rettifica, by=by)
    move(rettifica, _R.RESPINTA)
    if is_autore(by, rettifica.autori):
        raise AutoreError
    rettifica.motivo_rigetto = motivo
    rettifica.save(update_fields=["stato", "motivo_rigetto"])
    _note(rettifica, "respinta dal Coordinatore", by=by)
    audit.record("reject_rettifica", rettifica, by=by, nucleo_id=rettifica.segnalazione.caso.nucleo_id)
    return rettifica


def _lock(rettifica: Rettifica, *, by: Profilo) -> Rettifica:
    Caso.objects.select_for_update(of=("self",)).get(segnalazioni__rettifiche=rettifica.pk)
    rows = RETTIFICHE.permitted(by, "approve_rettifica").select_for_update(of=("self",))
    locked: Rettifica | None = rows.select_related("segnalazione__caso__nucleo").filter(pk=rettifica.pk).first()
    if locked is None:
        raise Http404
    return locked


def _note(rettifica: Rettifica, what: str, *, by: Profilo) -> None:
    testo = f"Rettifica della segnalazione {rettifica.segnalazione.progressivo} {what}"
    note_evento(rettifica.segnalazione.caso, by=by, tipo="segnalazione", testo=testo)


def _checked(segnalazione: Segnalazione, tipo: str, giusto: Giusto) -> Giusto:
    """What changes, and nothing else; dates in order and of this family."""
    if tipo == TipoRettifica.ANNULLAMENTO:
        return Giusto()
    same = segnalazione.data_evento, segnalazione.data_accertamento
    evento, accertamento = giusto.data_evento or same[0], giusto.data_accertamento or same[1]
    changed = Giusto(
        giusto.componente if giusto.componente != segnalazione.componente else None,
        evento if evento != same[0] else None,
        accertamento if accertamento != same[1] else None,
    )
    if changed.vuoto:
        raise RettificaError("Scrivi che cosa cambia: la persona o una data.")
    if changed.componente is not None and changed.componente.nucleo_id != segnalazione.caso.nucleo_id:
        raise RettificaError("La persona giusta dev'essere di questa famiglia.")
    if not evento <= accertamento <= calendario.today():
        raise RettificaError("Le date devono essere in ordine: prima il fatto, poi l'accertamento, non nel futuro.")
    return changed
