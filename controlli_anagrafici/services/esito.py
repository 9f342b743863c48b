"""What a check comes to: the outcome of each requirement, the conclusion, and the negative that two people agree on."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.profilo import Profilo
from controlli_anagrafici.models import Controllo, EsitoFinale, EsitoRequisito, StatoControllo
from controlli_anagrafici.selectors.esito import MOTIVAZIONE_MINIMA, mancanze, negativi
from controlli_anagrafici.services.auto_approvazione import is_allowed
from controlli_anagrafici.services.comunicazione import post_esito
from controlli_anagrafici.services.controllo import (
    ControlloError,
    lock_controllo,
    move_controllo,
    require_residenza,
    require_stato,
    touch_controllo,
)
from controlli_anagrafici.services.lettera import ask_lettera
from rdc_platform import calendario
from rdc_platform.audit import services as audit

DA_SOLO = "Esito negativo approvato da chi l'ha proposto: il Comune lo consente"
REQUISITI = ("esito_res10", "esito_res2", "esito_soggiorno")


@transaction.atomic
def set_esiti(controllo: Controllo, *, by: Profilo, versione: int | None = None, **esiti: Any) -> Controllo:
    """Write the outcome of each requirement and the reason, as they are typed: nothing is concluded."""
    controllo = lock_controllo(controllo, by=by, perm="work_controllo", versione=versione)
    require_stato(controllo, StatoControllo.IN_LAVORAZIONE)
    require_residenza(controllo)
    touch_controllo(controllo, **esiti)
    audit.record("set_esiti", controllo, by=by, nucleo_id=controllo.nucleo_id)
    return controllo


@transaction.atomic
def conclude_positivo(controllo: Controllo, *, by: Profilo, versione: int) -> Controllo:
    """Every requirement is held: INPS is told, nobody has to approve. Raises ControlloError with what is missing."""
    controllo = lock_controllo(controllo, by=by, perm="work_controllo", versione=versione)
    require_stato(controllo, StatoControllo.IN_LAVORAZIONE)
    if mancanti := mancanze(controllo, EsitoFinale.P01):
        raise ControlloError(mancanti[0].testo, mancanti[0].campo)
    _conclude(controllo, by=by)
    return controllo


@transaction.atomic
def propose_negativo(
    controllo: Controllo, *, by: Profilo, versione: int, esito_finale: str, decorrenza_mancanza: date | None = None
) -> Controllo:
    """A requirement is not held, or cannot be verified: the Coordinatore decides. Raises ControlloError."""
    controllo = lock_controllo(controllo, by=by, perm="work_controllo", versione=versione)
    require_stato(controllo, StatoControllo.IN_LAVORAZIONE)
    if esito_finale not in negativi(controllo):
        raise ControlloError("Questo esito non va d'accordo con i requisiti che hai scritto.", "esito_finale")
    if mancanti := mancanze(controllo, esito_finale):
        raise ControlloError(mancanti[0].testo, mancanti[0].campo)
    move_controllo(
        controllo,
        StatoControllo.PROPOSTA_NEGATIVA,
        by=by,
        tipo="proposta",
        testo="Esito negativo proposto al Coordinatore",
        esito_finale=esito_finale,
        data_accertamento=calendario.today(),
        decorrenza_mancanza=decorrenza_mancanza,
        proposto_da=by.accreditamento,
    )
    audit.record("propose_negativo", controllo, by=by, nucleo_id=controllo.nucleo_id)
    return controllo


@transaction.atomic
def approve_negativo(controllo: Controllo, *, by: Profilo, versione: int) -> Controllo:
    """The Coordinatore agrees: INPS is told. Raises ControlloError.

    Who proposed it, with whatever profile, cannot; save where the Comune lets one person do both, which the log then says.
    """
    controllo = _lock_proposta(controllo, by=by, versione=versione)
    da_solo = _proposed_by(controllo, by)
    move_controllo(
        controllo,
        StatoControllo.DA_TRASMETTERE_INPS,
        by=by,
        tipo="auto_approvazione" if da_solo else "approvazione",
        testo=DA_SOLO if da_solo else "Esito negativo approvato",
        concluso_il=timezone.now(),
    )
    post_esito(controllo, by=by)
    ask_lettera(controllo, by=by)
    atto = "auto_approve_negativo" if da_solo else "approve_negativo"
    audit.record(atto, controllo, by=by, nucleo_id=controllo.nucleo_id)
    return controllo


@transaction.atomic
def reject_negativo(controllo: Controllo, *, by: Profilo, versione: int, motivo: str) -> Controllo:
    """The Coordinatore does not agree: back to the Responsabile, with the reason."""
    controllo = _lock_proposta(controllo, by=by, versione=versione, anche_suo=True)
    move_controllo(
        controllo,
        StatoControllo.IN_LAVORAZIONE,
        by=by,
        tipo="rifiuto",
        testo=f"Esito negativo non approvato: {motivo}",
        esito_finale="",
        proposto_da=None,
    )
    audit.record("reject_negativo", controllo, by=by, nucleo_id=controllo.nucleo_id)
    return controllo


@transaction.atomic
def accept_effettiva(controllo: Controllo, *, by: Profilo, versione: int, motivazione: str) -> Controllo:
    """What could not be verified (NV1) the Coordinatore finds proved by the actual residence: concluded positive."""
    controllo = _lock_proposta(controllo, by=by, versione=versione)
    if controllo.esito_finale != EsitoFinale.NV1:
        raise ControlloError("Solo i requisiti non verificabili si decidono così.")
    if len(motivazione) < MOTIVAZIONE_MINIMA:
        raise ControlloError("Scrivi che cosa prova la residenza effettiva.", "motivazione")
    for campo in REQUISITI:
        setattr(controllo, campo, EsitoRequisito.SODDISFATTO)
    controllo.motivazione = motivazione
    controllo.save(update_fields=[*REQUISITI, "motivazione"])
    _conclude(controllo, by=by)
    return controllo


def _conclude(controllo: Controllo, *, by: Profilo) -> None:
    move_controllo(
        controllo,
        StatoControllo.CONCLUSO_POSITIVO,
        by=by,
        tipo="conclusione",
        testo="Concluso: requisiti posseduti",
        esito_finale=EsitoFinale.P01,
        data_accertamento=calendario.today(),
        decorrenza_mancanza=None,
        concluso_il=timezone.now(),
    )
    post_esito(controllo, by=by)
    audit.record("conclude_positivo", controllo, by=by, nucleo_id=controllo.nucleo_id)


def _lock_proposta(controllo: Controllo, *, by: Profilo, versione: int, anche_suo: bool = False) -> Controllo:
    """The proposal locked; refused to the very person who wrote it, if `anche_suo` is false (two people agree)."""
    controllo = lock_controllo(controllo, by=by, perm="approve_controllo", versione=versione)
    require_stato(controllo, StatoControllo.PROPOSTA_NEGATIVA)
    da_solo = not anche_suo and _proposed_by(controllo, by)
    if da_solo and not is_allowed(controllo.comune_competente_id, calendario.today()):
        raise ControlloError("L'hai proposto tu: lo deve approvare un'altra persona.")
    return controllo


def _proposed_by(controllo: Controllo, by: Profilo) -> bool:
    proposto = controllo.proposto_da
    return proposto is not None and proposto.operatore_id == by.operatore.pk
