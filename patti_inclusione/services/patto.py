"""Writing the Patto: beginning it, its parts, closing the text for the signatures, opening it again."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from accounts.profilo import Profilo
from patti_inclusione.models import BozzaModulo, Caso, ObiettivoGenerale, Patto, StatoCaso, StatoPatto, TipoPatto
from patti_inclusione.models.patto_contenuto import ParteDelPatto
from patti_inclusione.permissions import PATTI
from patti_inclusione.selectors import patto as letture
from patti_inclusione.selectors.patto_mancanza import Mancanza
from patti_inclusione.selectors.patto_mancanze import mancanze
from patti_inclusione.selectors.patto_quadro import has_quadro
from patti_inclusione.services.caso import lock_caso, move_caso, note_evento
from patti_inclusione.services.patto_copie import post_copie
from patti_inclusione.services.patto_verifica import attach_documento, issue_codice
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError, move
from rdc_platform.documenti.models import Documento
from rdc_platform.outbox import services as outbox

FISSI = {"id", "patto", "origine", "creato_il"}
CHIUSI = (StatoPatto.DA_FIRMARE, StatoPatto.ATTIVO)  # a revision without signatures is in force at once


class ConflittoError(Exception):
    """The row was changed or taken away since the page was opened: `attuale` is what stands now, None if gone."""

    def __init__(self, attuale: Model | None):
        self.attuale = attuale
        super().__init__("changed meanwhile")


class IncompletoError(Exception):
    """The Patto cannot be signed yet; `mancanze` says why."""

    def __init__(self, mancanze: list[Mancanza]):
        self.mancanze = mancanze
        super().__init__(f"{len(mancanze)} things missing")


@transaction.atomic
def start_patto(caso: Caso, *, by: Profilo) -> Patto:
    """Begin the draft: simple after outcome B, complex and provisional after C or D (no Quadro di analisi yet).

    It runs from today to the end of the benefit, as proposed dates. One already open comes back as it is.
    """
    caso = lock_caso(caso, by=by, perm="edit_patto")
    aperto = Patto.objects.filter(caso=caso, stato__in=[StatoPatto.BOZZA, StatoPatto.DA_FIRMARE]).first()
    if aperto is not None:
        return aperto
    if caso.stato != StatoCaso.IN_DEFINIZIONE_PATTO:
        raise TransitionError(caso.stato)
    tipo = letture.tipo_of(caso)
    patto = Patto.objects.create(
        caso=caso,
        versione=letture.next_versione(caso),
        tipo=tipo,
        provvisorio=tipo == TipoPatto.COMPLESSO and not has_quadro(caso),
        figura_riferimento=by.accreditamento,
        **_proposed_dates(caso),
    )
    note_evento(caso, by=by, tipo="patto", testo="Cominciato il Patto")
    audit.record("start_patto", patto, by=by, nucleo_id=caso.nucleo_id)
    return patto


def _proposed_dates(caso: Caso) -> dict[str, date | None]:
    oggi, fine = calendario.today(), letture.fine_beneficio(caso)
    return {"durata_dal": oggi, "durata_al": fine if fine and fine > oggi else None}


def lock_patto(patto: Patto, *, by: Profilo, stato: str) -> Patto:
    """Case and Patto locked and the permission read again; raises TransitionError if the Patto is not in `stato`."""
    lock_caso(patto.caso, by=by, perm="edit_patto")
    rows = PATTI.permitted(by, "edit_patto").select_for_update(of=("self",)).select_related("caso__nucleo")
    locked: Patto = rows.get(pk=patto.pk)
    if locked.stato != stato:
        raise TransitionError(f"Patto {locked.stato}")
    return locked


@transaction.atomic
def edit_accordi(patto: Patto, *, by: Profilo, revisione: int, **valori: Any) -> Patto:
    """Write duration, frequency and the way of monitoring; raises ConflittoError, TransitionError.

    The kind follows the analysis, which may have been opened again and finished with another outcome.
    """
    patto = lock_patto(patto, by=by, stato=StatoPatto.BOZZA)
    if patto.revisione != revisione:
        raise ConflittoError(patto)
    for campo, valore in valori.items():
        setattr(patto, campo, valore)
    if patto.tipo != letture.tipo_of(patto.caso):
        patto.tipo = letture.tipo_of(patto.caso)
        patto.provvisorio = patto.tipo == TipoPatto.COMPLESSO and not has_quadro(patto.caso)
    patto.revisione += 1
    patto.save(update_fields=[*{*valori, "tipo", "provvisorio", "revisione"}])
    drop_bozza(patto, "accordi")
    audit.record("edit_accordi", patto, by=by, nucleo_id=patto.caso.nucleo_id)
    return patto


@transaction.atomic
def save_parte(
    patto: Patto,
    parte: ParteDelPatto,
    *,
    by: Profilo,
    revisione: int | None,
    modulo: str,
    molti: Mapping[str, Any] | None = None,
) -> None:
    """Write one part (obiettivo, risultato, impegno, sostegno) of a draft; `molti` are its many-to-many fields.

    `revisione` is the one the page was opened with, None for a new part: if its key is there already, the same form was
    sent twice and nothing happens. Raises ConflittoError when the part was changed or taken away meanwhile,
    TransitionError when the text is closed.
    """
    patto = lock_patto(patto, by=by, stato=StatoPatto.BOZZA)
    rows = type(parte)._default_manager.filter(pk=parte.pk)
    if revisione is None:
        if rows.exists():
            return
        parte.save(force_insert=True)
    else:
        attuale = rows.filter(patto=patto).first()  # type: ignore[misc]  # `patto` stands on each kind of part
        if attuale is None or attuale.revisione != revisione:
            raise ConflittoError(attuale)
        parte.revisione = revisione + 1
        parte.save(update_fields=[campo.name for campo in parte._meta.concrete_fields if campo.name not in FISSI])
    for campo, valori in (molti or {}).items():
        getattr(parte, campo).set(valori)
    drop_bozza(patto, modulo)
    audit.record(f"save_{parte._meta.model_name}", parte, by=by, nucleo_id=patto.caso.nucleo_id)


@transaction.atomic
def delete_parte(patto: Patto, parte: ParteDelPatto, *, by: Profilo) -> None:
    """Take a part away, with what hangs on it; one already gone stays so."""
    patto = lock_patto(patto, by=by, stato=StatoPatto.BOZZA)
    audit.record(f"delete_{parte._meta.model_name}", parte, by=by, nucleo_id=patto.caso.nucleo_id)
    figli = parte.risultati.all() if isinstance(parte, ObiettivoGenerale) else []
    for gone in [parte, *figli]:
        patto.bozze.filter(modulo__endswith=str(gone.pk)).delete()
    parte.delete()


@transaction.atomic
def write_motivi(patto: Patto, *, by: Profilo, motivi: Mapping[str, str]) -> None:
    """Write why some grave needs are not treated for now, by their codes; those not named are taken away."""
    patto = lock_patto(patto, by=by, stato=StatoPatto.BOZZA)
    patto.bisogni_non_trattati.exclude(codice__in=motivi).delete()
    for codice, motivo in motivi.items():
        patto.bisogni_non_trattati.update_or_create(codice=codice, defaults={"motivo": motivo})
    audit.record("write_motivi", patto, by=by, nucleo_id=patto.caso.nucleo_id)


def drop_bozza(patto: Patto, modulo: str) -> None:
    """Forget what was typed in a form and not saved: it is saved now, or thrown away."""
    BozzaModulo.objects.filter(patto=patto, modulo=modulo).delete()


@transaction.atomic
def freeze_patto(patto: Patto, *, by: Profilo) -> Patto:
    """Close the text for the signatures and have its document made; raises IncompletoError with what is missing."""
    patto = lock_patto(patto, by=by, stato=StatoPatto.BOZZA)
    missing = mancanze(patto, letture.read_contenuto(patto))
    if missing:
        raise IncompletoError(missing)
    move(patto, StatoPatto.DA_FIRMARE)
    patto.edizione += 1
    patto.chiuso_il = timezone.now()
    patto.save(update_fields=["stato", "edizione", "chiuso_il"])
    _follow(patto, StatoCaso.PATTO_DA_FIRMARE, by=by, testo="Il testo del Patto è pronto da firmare")
    audit.record("freeze_patto", patto, by=by, nucleo_id=patto.caso.nucleo_id)
    close_testo(patto)
    return patto


def _follow(patto: Patto, stato: str, *, by: Profilo, testo: str) -> None:
    """The case goes along with its Patto; during a revision it stays IN_REVISIONE, for another version is in force."""
    if patto.revisiona:
        note_evento(patto.caso, by=by, tipo="patto", testo=testo)
    else:
        move_caso(patto.caso, stato, by=by, tipo="patto", testo=testo)


def close_testo(patto: Patto) -> None:
    """Give this edition of the text its code, and have its document made."""
    issue_codice(patto)
    key = f"patto-{patto.pk}-e{patto.edizione}"
    outbox.post("documenti.patto", key=key, patto_id=patto.pk, edizione=patto.edizione)
    post_copie(patto)


@transaction.atomic
def unfreeze_patto(patto: Patto, *, by: Profilo) -> Patto:
    """Open the text again, as long as nobody signed: the document made for it is no longer the one to sign."""
    patto = lock_patto(patto, by=by, stato=StatoPatto.DA_FIRMARE)
    move(patto, StatoPatto.BOZZA)
    patto.pdf_generato, patto.hash, patto.chiuso_il = None, "", None
    patto.save(update_fields=["stato", "pdf_generato", "hash", "chiuso_il"])
    _follow(patto, StatoCaso.IN_DEFINIZIONE_PATTO, by=by, testo="Riaperto il testo del Patto")
    audit.record("unfreeze_patto", patto, by=by, nucleo_id=patto.caso.nucleo_id)
    return patto


def awaits_pdf(patto_id: UUID, edizione: int) -> bool:
    """Is the document of that edition still wanted? The row is locked until the caller's transaction ends."""
    rows = Patto.objects.filter(pk=patto_id, edizione=edizione, stato__in=CHIUSI, pdf_generato=None)
    return rows.select_for_update(of=("self",)).first() is not None


def attach_pdf(patto_id: UUID, edizione: int, documento: Documento) -> None:
    """Put the document made of that edition on the Patto, with its hash: it is the text that will be signed."""
    Patto.objects.filter(pk=patto_id, edizione=edizione).update(pdf_generato=documento, hash=documento.sha256)
    attach_documento(patto_id, edizione, documento)
