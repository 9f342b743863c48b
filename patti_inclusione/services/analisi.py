"""The acts on an Analisi preliminare: begin, keep a page, finalise."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.profilo import Profilo
from patti_inclusione.analisi import catalogo
from patti_inclusione.analisi.pagine import Pagina
from patti_inclusione.analisi.proposta import suggest_esito
from patti_inclusione.analisi.regole import mancanze
from patti_inclusione.models import (
    AnalisiPreliminare,
    Caso,
    CodiceTermine,
    EsitoAnalisi,
    SezioneAnalisi,
    StatoAnalisi,
    StatoCaso,
)
from patti_inclusione.selectors.analisi import load, versioni
from patti_inclusione.services.analisi_contenuto import write
from patti_inclusione.services.caso import lock_caso, move_caso, note_evento
from patti_inclusione.services.cpi_invio import tell_giovani
from patti_inclusione.services.pagine import Contenuto, IncompletaError, SuperataError, is_superata, stamp
from patti_inclusione.services.scadenza import open_scadenza
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError, move

PERMESSO = "edit_analisi"
INIZIO = {StatoCaso.ASSEGNATO, StatoCaso.CONVOCATO, StatoCaso.IN_ANALISI_PRELIMINARE}
STESSA_SEDUTA = timedelta(minutes=10)
DELL_ESITO: dict[str, set[str]] = {
    EsitoAnalisi.A: {"cpi_destinatario"},
    EsitoAnalisi.B: set(),
    EsitoAnalisi.C: {"professionalita_em"},
    EsitoAnalisi.D: {"servizio_specialistico", "componente", "gia_in_carico", "consenso_invio"},
}
DOPO: dict[str, str] = {  # what the time line says of an outcome that waits for the Case manager's next act
    EsitoAnalisi.C: "Da costituire l'équipe per il Quadro di analisi.",
    EsitoAnalisi.D: "Da mandare al servizio specialistico.",
}
VUOTI: dict[str, Any] = {
    "cpi_destinatario": "",
    "professionalita_em": [],
    "servizio_specialistico": "",
    "componente": None,
    "gia_in_carico": None,
    "consenso_invio": None,
}


@transaction.atomic
def start_analisi(caso: Caso, *, by: Profilo, data: date, presenti: Sequence[UUID]) -> AnalisiPreliminare:
    """Begin the analysis at a meeting of day `data` to which `presenti`, one member at least, came (art. 4 c. 11-12 DL 4/2019).

    A draft that is already there is returned as it is. Raises TransitionError from a state in which no analysis begins.
    """
    caso = lock_caso(caso, by=by, perm=PERMESSO)
    if bozza := AnalisiPreliminare.objects.filter(caso=caso, stato=StatoAnalisi.BOZZA).first():
        return bozza
    if caso.stato not in INIZIO or versioni(caso).exists():
        raise TransitionError(f"no analysis begins in {caso.stato}")
    if caso.stato != StatoCaso.IN_ANALISI_PRELIMINARE:
        move_caso(
            caso,
            StatoCaso.IN_ANALISI_PRELIMINARE,
            by=by,
            tipo="inizio_analisi",
            testo="Inizia l'Analisi preliminare.",
        )
    analisi = AnalisiPreliminare.objects.create(
        caso=caso, versione_modulo=catalogo.versione(), compilata_da=by.accreditamento, data_colloquio=data
    )
    analisi.componenti_presenti.set(caso.nucleo.componenti.filter(pk__in=presenti))
    analisi.operatori_presenti.set([by.operatore])
    audit.record("start_analisi", analisi, by=by, nucleo_id=caso.nucleo_id, categoria="analisi")
    return analisi


@transaction.atomic
def save_pagina(caso: Caso, pagina: Pagina, contenuto: Contenuto, *, by: Profilo, versione: int) -> int:
    """Keep one page of the draft; its new revision. The same post again changes nothing.

    Raises SuperataError when the page is no longer at `versione`, TransitionError when no draft is open.
    """
    caso = lock_caso(caso, by=by, perm=PERMESSO)
    analisi = _lock_bozza(caso)
    sezione = _sezione(analisi, pagina, by=by)
    if is_superata(sezione, contenuto, versione):
        return sezione.revisione
    _record_sitting(analisi, sezione, by=by, nucleo_id=caso.nucleo_id)
    if contenuto.grezzo is None:
        write(analisi, contenuto, {"registrata_da": by.accreditamento})
    stamp(sezione, contenuto, {"salvata_da": by.accreditamento})
    analisi.revisione += 1
    analisi.save(update_fields=["revisione"])
    return sezione.revisione


def _lock_bozza(caso: Caso) -> AnalisiPreliminare:
    if caso.stato != StatoCaso.IN_ANALISI_PRELIMINARE:
        raise TransitionError(f"no analysis is written in {caso.stato}")
    rows = AnalisiPreliminare.objects.select_for_update(of=("self",))
    bozza = rows.filter(caso=caso, stato=StatoAnalisi.BOZZA).first()
    if bozza is None:
        raise TransitionError("no draft is open")
    bozza.caso = caso
    return bozza


def _sezione(analisi: AnalisiPreliminare, pagina: Pagina, *, by: Profilo) -> SezioneAnalisi:
    rows = SezioneAnalisi.objects.select_related("salvata_da__operatore")
    found = rows.filter(analisi=analisi, sezione=pagina.sezione, componente=pagina.componente_id).first()
    return found or SezioneAnalisi(
        analisi=analisi, sezione=pagina.sezione, componente_id=pagina.componente_id, salvata_da=by.accreditamento
    )


def _record_sitting(analisi: AnalisiPreliminare, sezione: SezioneAnalisi, *, by: Profilo, nucleo_id: UUID) -> None:
    """One line of the register for a sitting: the draft keeps itself every second, and the change history has each change."""
    stessa = sezione.salvata_da_id == by.accreditamento_id and sezione.salvata_il
    if stessa and timezone.now() - sezione.salvata_il < STESSA_SEDUTA:
        return
    audit.record("save_pagina", analisi, by=by, nucleo_id=nucleo_id, categoria="analisi")


@transaction.atomic
def finalize_analisi(caso: Caso, *, by: Profilo, revisione: int) -> AnalisiPreliminare:
    """Freeze the draft as it was read at `revisione`, and go on: B to the Patto; A waits for the CPI, C for the équipe, D for the service.

    Raises SuperataError, IncompletaError, TransitionError. The Patto is due within T09 (d.lgs. 147/2017 artt. 5-6).
    """
    caso = lock_caso(caso, by=by, perm=PERMESSO)
    analisi = _lock_bozza(caso)
    if analisi.revisione != revisione:
        raise SuperataError
    foglio = load(analisi)
    if trovate := mancanze(foglio):
        raise IncompletaError(trovate)
    if proposta := suggest_esito(foglio.quadro):
        analisi.esito_proposto, analisi.ragioni_proposta = proposta.esito, list(proposta.ragioni)
    _freeze(analisi, by=by)
    audit.record("finalize_analisi", analisi, by=by, nucleo_id=caso.nucleo_id, categoria="analisi")
    _go_on(caso, analisi.esito, by=by)
    return analisi


def _freeze(analisi: AnalisiPreliminare, *, by: Profilo) -> None:
    move(analisi, StatoAnalisi.FINALIZZATA)
    analisi.finalizzata_il, analisi.compilata_da = timezone.now(), by.accreditamento
    for nome, vuoto in VUOTI.items():  # what was answered for another outcome
        if nome not in DELL_ESITO[analisi.esito]:
            setattr(analisi, nome, vuoto)
    campi = ["stato", "finalizzata_il", "compilata_da", "esito_proposto", "ragioni_proposta", *VUOTI]
    analisi.save(update_fields=campi)


def _go_on(caso: Caso, esito: str, *, by: Profilo) -> None:
    caso.esito_ap = esito
    move_caso(
        caso,
        StatoCaso.AP_FINALIZZATA,
        by=by,
        tipo="fine_analisi",
        testo=f"Analisi preliminare conclusa: esito {esito}.",
    )
    if esito == EsitoAnalisi.A:
        note_evento(caso, by=by, tipo="esito_analisi", testo="Da inviare al Centro per l'impiego.")
        return
    tell_giovani(caso, by=by)
    open_scadenza(caso, CodiceTermine.T09, calendario.today())
    if esito == EsitoAnalisi.B:
        testo = "Inizia la definizione del Patto."
        move_caso(caso, StatoCaso.IN_DEFINIZIONE_PATTO, by=by, tipo="definizione_patto", testo=testo)
    else:
        note_evento(caso, by=by, tipo="esito_analisi", testo=DOPO[esito])
