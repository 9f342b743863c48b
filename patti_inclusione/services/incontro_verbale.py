"""Concluding the evaluation of a meeting, and correcting it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.profilo import Profilo
from patti_inclusione.models import (
    SANZIONANO,
    VALUTABILI,
    Impegno,
    Incontro,
    RisultatoAtteso,
    StatoCaso,
    ValutazioneRisultato,
    Verbale,
    VerificaImpegno,
)
from patti_inclusione.services.caso import note_act
from patti_inclusione.services.incontro import lock_incontro
from patti_inclusione.services.patto import ConflittoError
from patti_inclusione.services.valutazione_bozze import drop_bozza, modulo_of
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError
from rdc_platform.documenti import services as documenti
from rdc_platform.web.formati import data_breve


class ValutazioneError(Exception):
    """The evaluation does not hold; the text says to the Case manager what to do."""


@dataclass(frozen=True)
class Valutazione:
    """How one expected result goes."""

    risultato: RisultatoAtteso
    stato: str
    livello: str = ""
    punto_di_vista_famiglia: str = ""


@dataclass(frozen=True)
class Verifica:
    """Whether one commitment was kept; `prova` as a DocumentoField cleaned it."""

    impegno: Impegno
    esito: str
    motivo: str = ""
    azione: str = "NESSUNA"
    prova: UploadedFile | None = None


@transaction.atomic
def write_verbale(
    incontro: Incontro,
    *,
    testo: str,
    valutazioni: Sequence[Valutazione],
    verifiche: Sequence[Verifica],
    versione: int,
    by: Profilo,
    motivo_correzione: str = "",
) -> Verbale:
    """Write minutes and evaluation, frozen from now on. `versione` is the one that stands, 0 if none: this is the next.

    Raises TransitionError while the meeting was not held or the case is closed, ConflittoError if another version was
    written meanwhile, ValutazioneError.
    """
    incontro = lock_incontro(incontro, by=by)
    if incontro.stato not in VALUTABILI or incontro.caso.stato == StatoCaso.CHIUSO:
        raise TransitionError(incontro.stato)
    prima = incontro.verbali.filter(corrente=True).first()
    if (prima.versione if prima else 0) != versione:
        raise ConflittoError(prima)
    _check(verifiche, versione, motivo_correzione)
    verbale = _supersede(incontro, prima, testo, motivo_correzione, by=by)
    _write_rows(verbale, prima, valutazioni, verifiche)
    drop_bozza(incontro.caso, modulo_of(incontro))
    fatto = "corretta la valutazione" if prima else "scritta la valutazione"
    note_act(incontro.caso, by=by, tipo="incontri", testo=f"Incontro del {data_breve(incontro.data)}: {fatto}")
    audit.record("write_verbale", verbale, by=by, azione=Azione.CREAZIONE, nucleo_id=incontro.caso.nucleo_id)
    return verbale


def _check(verifiche: Sequence[Verifica], versione: int, motivo_correzione: str) -> None:
    """Only the breach of a commitment that may be sanctioned leads to a warning or a report (art. 7 DL 4/2019)."""
    if versione and not motivo_correzione:
        raise ValutazioneError("Scrivi perché correggi la valutazione.")
    for verifica in verifiche:
        if verifica.azione in SANZIONANO and not verifica.impegno.condizionalita:
            raise ValutazioneError("Per un impegno senza condizionalità non si fanno richiami né segnalazioni.")


def _supersede(incontro: Incontro, prima: Verbale | None, testo: str, motivo: str, *, by: Profilo) -> Verbale:
    if prima is not None:
        prima.corrente = False
        prima.save(update_fields=["corrente"])
    return Verbale.objects.create(
        incontro=incontro,
        versione=prima.versione + 1 if prima else 1,
        testo=testo,
        motivo_correzione=motivo if prima else "",
        scritto_da=by.accreditamento,
    )


def _write_rows(
    verbale: Verbale, prima: Verbale | None, valutazioni: Sequence[Valutazione], verifiche: Sequence[Verifica]
) -> None:
    """A proof already there stays with the correction, unless another takes its place."""
    ValutazioneRisultato.objects.bulk_create(
        ValutazioneRisultato(verbale=verbale, **vars(valutazione)) for valutazione in valutazioni
    )
    prove = {row.impegno_id: row.prova_id for row in prima.verifiche.all()} if prima else {}
    VerificaImpegno.objects.bulk_create(
        VerificaImpegno(
            verbale=verbale,
            impegno=verifica.impegno,
            esito=verifica.esito,
            motivo=verifica.motivo,
            azione=verifica.azione,
            prova_id=documenti.store_upload(verifica.prova).pk if verifica.prova else prove.get(verifica.impegno.pk),
        )
        for verifica in verifiche
    )
