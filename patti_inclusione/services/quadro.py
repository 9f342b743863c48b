"""The acts on a Quadro di analisi: begin, keep a page, finalise, take up again."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.profilo import Profilo
from patti_inclusione.models import (
    Caso,
    DimensioneQuadro,
    EsitoAnalisi,
    QuadroAnalisi,
    SezioneQuadro,
    StatoCaso,
    StatoQuadro,
)
from patti_inclusione.quadro import catalogo
from patti_inclusione.quadro.pagine import PaginaQuadro
from patti_inclusione.quadro.regole import mancanze
from patti_inclusione.selectors.equipe import membri_of
from patti_inclusione.selectors.quadro import corrente, load
from patti_inclusione.services.caso import lock_caso, move_caso
from patti_inclusione.services.equipe import PERMESSO, lacks
from patti_inclusione.services.pagine import (
    Contenuto,
    IncompletaError,
    SuperataError,
    is_superata,
    stamp,
    write_righe,
)
from patti_inclusione.services.quadro_invio import check_waited, end_invio
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.stato import TransitionError, move

CON_QUADRO = {EsitoAnalisi.C, EsitoAnalisi.D}
INIZIO = {StatoCaso.AP_FINALIZZATA, StatoCaso.INVIATO_SPECIALISTICO, StatoCaso.IN_DEFINIZIONE_PATTO}
ANALISI_RIAPERTA = "L'Analisi preliminare è stata riaperta."
STESSA_SEDUTA = timedelta(minutes=10)


class EquipeError(Exception):
    """The équipe is not whole yet; the message says, in words for the page, who is missing."""


@transaction.atomic
def start_quadro(caso: Caso, *, by: Profilo) -> QuadroAnalisi:
    """Begin the Quadro with the équipe of the case (outcomes C and D); from a provisional Patto too, to complete it.

    Raises EquipeError, and TransitionError from a state or an outcome with no Quadro, or while a service may still answer.
    """
    caso = lock_caso(caso, by=by, perm=PERMESSO)
    if caso.stato not in INIZIO or caso.esito_ap not in CON_QUADRO or _is_done(caso):
        raise TransitionError(f"no Quadro begins in {caso.stato}")
    check_waited(caso)
    if manca := lacks(membri_of(caso, calendario.today())):
        raise EquipeError(manca)
    quadro = _bozza_after(corrente(caso), caso, by=by)
    end_invio(caso)
    testo = "Équipe costituita: inizia il Quadro di analisi."
    move_caso(caso, StatoCaso.IN_QUADRO_ANALISI, by=by, tipo="inizio_quadro", testo=testo)
    audit.record("start_quadro", quadro, by=by, nucleo_id=caso.nucleo_id, categoria="quadro")
    return quadro


def _is_done(caso: Caso) -> bool:
    """Whether the Patto is written on a Quadro that stands already: that one is reopened, and not begun again."""
    ultimo = corrente(caso)
    concluso = ultimo is not None and ultimo.stato == StatoQuadro.FINALIZZATA
    return concluso and caso.stato == StatoCaso.IN_DEFINIZIONE_PATTO


def _bozza_after(ultimo: QuadroAnalisi | None, caso: Caso, *, by: Profilo) -> QuadroAnalisi:
    """A new draft; after an analysis that was reopened meanwhile, the draft that was there, or one on the last version."""
    if ultimo is None:
        return QuadroAnalisi.objects.create(
            caso=caso, versione_catalogo=catalogo.versione(), compilata_da=by.accreditamento
        )
    return ultimo if ultimo.stato == StatoQuadro.BOZZA else _copy(ultimo, by=by, motivo=ANALISI_RIAPERTA)


@transaction.atomic
def save_pagina(caso: Caso, pagina: PaginaQuadro, contenuto: Contenuto, *, by: Profilo, versione: int) -> int:
    """Keep one page of the draft; its new revision. Raises as `keep_pagina`."""
    caso = lock_caso(caso, by=by, perm=PERMESSO)
    firma = {"compilata_da": by.accreditamento, "compilata_da_membro": None}
    return keep_pagina(caso, pagina, contenuto, by=by, firma=firma, versione=versione)


def keep_pagina(
    caso: Caso, pagina: PaginaQuadro, contenuto: Contenuto, *, by: Autore, firma: Mapping[str, Any], versione: int
) -> int:
    """Keep one page of the draft of a case locked by the caller, signed with `firma`. The same post again changes nothing.

    Raises SuperataError when the page is no longer at `versione`, TransitionError when no draft is open.
    """
    quadro = _lock_bozza(caso)
    sezione = _sezione(quadro, pagina)
    if is_superata(sezione, contenuto, versione):
        return sezione.revisione
    _record_sitting(quadro, sezione, firma, by=by, nucleo_id=caso.nucleo_id)
    if contenuto.grezzo is None:
        for righe in contenuto.righe:
            write_righe(("quadro", quadro), righe, firma)
    stamp(sezione, contenuto, firma)
    quadro.revisione += 1
    quadro.save(update_fields=["revisione"])
    return sezione.revisione


def _lock_bozza(caso: Caso) -> QuadroAnalisi:
    if caso.stato != StatoCaso.IN_QUADRO_ANALISI:
        raise TransitionError(f"no Quadro is written in {caso.stato}")
    rows = QuadroAnalisi.objects.select_for_update(of=("self",))
    bozza = rows.filter(caso=caso, stato=StatoQuadro.BOZZA).first()
    if bozza is None:
        raise TransitionError("no draft is open")
    bozza.caso = caso
    return bozza


def _sezione(quadro: QuadroAnalisi, pagina: PaginaQuadro) -> SezioneQuadro:
    rows = SezioneQuadro.objects.select_related("compilata_da__operatore", "compilata_da_membro")
    found = rows.filter(quadro=quadro, sezione=pagina.sezione, componente=pagina.componente_id).first()
    return found or SezioneQuadro(quadro=quadro, sezione=pagina.sezione, componente_id=pagina.componente_id)


def _record_sitting(
    quadro: QuadroAnalisi, sezione: SezioneQuadro, firma: Mapping[str, Any], *, by: Autore, nucleo_id: UUID
) -> None:
    """One line of the register for a sitting: the draft keeps itself every second, and the change history has each change."""
    stessa = all(getattr(sezione, nome) == chi for nome, chi in firma.items()) and sezione.salvata_il
    if stessa and timezone.now() - sezione.salvata_il < STESSA_SEDUTA:
        return
    audit.record("save_quadro", quadro, by=by, nucleo_id=nucleo_id, categoria="quadro")


@transaction.atomic
def finalize_quadro(caso: Caso, *, by: Profilo, revisione: int) -> QuadroAnalisi:
    """Freeze the draft as it was read at `revisione`, and go on to the Patto.

    Raises SuperataError, IncompletaError, TransitionError. The clock of T09, which the analysis started, runs on.
    """
    caso = lock_caso(caso, by=by, perm=PERMESSO)
    quadro = _lock_bozza(caso)
    if quadro.revisione != revisione:
        raise SuperataError
    if trovate := mancanze(load(quadro)):
        raise IncompletaError(trovate)
    move(quadro, StatoQuadro.FINALIZZATA)
    quadro.finalizzata_il, quadro.compilata_da = timezone.now(), by.accreditamento
    quadro.save(update_fields=["stato", "finalizzata_il", "compilata_da"])
    audit.record("finalize_quadro", quadro, by=by, nucleo_id=caso.nucleo_id, categoria="quadro")
    testo = "Quadro di analisi concluso: inizia la definizione del Patto."
    move_caso(caso, StatoCaso.IN_DEFINIZIONE_PATTO, by=by, tipo="fine_quadro", testo=testo)
    return quadro


@transaction.atomic
def reopen_quadro(caso: Caso, *, by: Profilo, motivo: str) -> QuadroAnalisi:
    """A new draft that begins with all that the last version says, which stays as it was.

    Only while the Patto is being written: raises TransitionError before and after.
    """
    caso = lock_caso(caso, by=by, perm=PERMESSO)
    ultimo = corrente(caso)
    if caso.stato != StatoCaso.IN_DEFINIZIONE_PATTO or ultimo is None or ultimo.stato != StatoQuadro.FINALIZZATA:
        raise TransitionError(f"no Quadro is reopened in {caso.stato}")
    nuovo = _copy(ultimo, by=by, motivo=motivo)
    testo = f"Quadro di analisi riaperto: versione {nuovo.versione}."
    move_caso(caso, StatoCaso.IN_QUADRO_ANALISI, by=by, tipo="riapertura_quadro", testo=testo)
    audit.record("reopen_quadro", nuovo, by=by, nucleo_id=caso.nucleo_id, categoria="quadro")
    return nuovo


def _copy(ultimo: QuadroAnalisi, *, by: Profilo, motivo: str) -> QuadroAnalisi:
    nuovo = QuadroAnalisi.objects.create(
        caso=ultimo.caso,
        versione=ultimo.versione + 1,
        versione_catalogo=catalogo.versione(),
        compilata_da=by.accreditamento,
        motivo_riapertura=motivo,
    )
    for modello in (DimensioneQuadro, SezioneQuadro):
        rows: list[Any] = list(modello._default_manager.filter(quadro=ultimo))
        for row in rows:
            row.pk, row.quadro = None, nuovo
            if isinstance(row, SezioneQuadro):
                row.revisione, row.impronta = 0, ""
        modello._default_manager.bulk_create(rows)
    return nuovo
