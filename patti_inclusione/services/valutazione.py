"""The final evaluation of a Patto: begin it, go back to the Patto, conclude it and close the case (spec §4.8)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.profilo import Profilo
from patti_inclusione.models import Caso, CondizioneFinale, EsitoObiettivo, StatoCaso, ValutazioneFinale
from patti_inclusione.selectors.chiusura import perche_no
from patti_inclusione.selectors.incontro import patto_in_force
from patti_inclusione.selectors.valutazione import sostegni_erogati
from patti_inclusione.services.caso import lock_caso, move_caso
from patti_inclusione.services.chiusura import ChiusuraError, finish_caso
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError, VersioneError


@transaction.atomic
def start_valutazione(caso: Caso, *, by: Profilo) -> Caso:
    """From a Patto in force to its final evaluation; one begun already stays as it is."""
    caso = lock_caso(caso, by=by, perm="close_caso")
    if caso.stato == StatoCaso.VALUTAZIONE_FINALE:
        return caso
    if patto_in_force(caso) is None:
        raise TransitionError(caso.stato)
    move_caso(caso, StatoCaso.VALUTAZIONE_FINALE, by=by, tipo="valutazione", testo="Cominciata la valutazione finale")
    audit.record("start_valutazione", caso, by=by, nucleo_id=caso.nucleo_id)
    return caso


@transaction.atomic
def leave_valutazione(caso: Caso, *, by: Profilo) -> Caso:
    """Back to the Patto, which goes on; what was typed is kept for when it ends."""
    caso = lock_caso(caso, by=by, perm="close_caso")
    if caso.stato != StatoCaso.VALUTAZIONE_FINALE:
        raise TransitionError(caso.stato)
    move_caso(caso, StatoCaso.PATTO_ATTIVO, by=by, tipo="valutazione", testo="Il Patto continua")
    audit.record("leave_valutazione", caso, by=by, nucleo_id=caso.nucleo_id)
    return caso


@transaction.atomic
def conclude_valutazione(
    caso: Caso,
    *,
    by: Profilo,
    versione: int,
    esiti: Mapping[UUID, tuple[str, str]],
    condizioni: Mapping[UUID, str],
    **valori: Any,
) -> ValutazioneFinale:
    """Write the evaluation and close the case for its `motivo_chiusura`.

    `esiti`: outcome and level of each objective, by its key; `condizioni`: the work of each adult. Raises
    TransitionError, VersioneError, ChiusuraError.
    """
    caso = lock_caso(caso, by=by, perm="close_caso")
    patto = patto_in_force(caso)
    if caso.stato != StatoCaso.VALUTAZIONE_FINALE or patto is None:
        raise TransitionError(caso.stato)
    if caso.versione != versione:
        raise VersioneError
    if refusal := perche_no(caso, valori["motivo_chiusura"]):
        raise ChiusuraError(refusal)
    if set(esiti) != set(patto.obiettivi.values_list("pk", flat=True)):
        raise ChiusuraError("Scrivi com'è andato ogni obiettivo.")
    valutazione = ValutazioneFinale.objects.create(
        caso=caso,
        patto=patto,
        data=calendario.today(),
        sostegni_erogati=sostegni_erogati(patto),
        scritta_da=by.accreditamento,
        **valori,
    )
    _write_rows(valutazione, esiti, condizioni)
    audit.record("conclude_valutazione", valutazione, by=by, azione=Azione.CREAZIONE, nucleo_id=caso.nucleo_id)
    finish_caso(caso, by=by, motivo=valutazione.motivo_chiusura)
    return valutazione


def _write_rows(
    valutazione: ValutazioneFinale, esiti: Mapping[UUID, tuple[str, str]], condizioni: Mapping[UUID, str]
) -> None:
    EsitoObiettivo.objects.bulk_create(
        EsitoObiettivo(valutazione=valutazione, obiettivo_id=key, esito=esito, livello=livello)
        for key, (esito, livello) in esiti.items()
    )
    CondizioneFinale.objects.bulk_create(
        CondizioneFinale(valutazione=valutazione, componente_id=key, condizione=condizione)
        for key, condizione in condizioni.items()
        if condizione
    )
