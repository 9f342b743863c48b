"""The signatures of the Patto, or their refusal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.profilo import Profilo
from ambiti.models import Componente
from patti_inclusione.models import (
    CodiceTermine,
    FirmaPatto,
    ModalitaFirma,
    Patto,
    RuoloFirma,
    StatoPatto,
)
from patti_inclusione.selectors import patto as letture
from patti_inclusione.selectors.patto import Contenuto
from patti_inclusione.services.caso import note_evento
from patti_inclusione.services.comunicazione_patto import post_m05, post_m06
from patti_inclusione.services.incontro_piano import plan_incontri
from patti_inclusione.services.patto import ConflittoError, lock_patto
from patti_inclusione.services.patto_revisione import put_in_force
from patti_inclusione.services.pubblicazione import publish_caso
from patti_inclusione.services.scadenza import close_scadenza, open_scadenza
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import move
from rdc_platform.documenti import services as documenti
from rdc_platform.documenti.firme import read_firme


class FirmaError(Exception):
    """The signatures cannot be recorded; the text says to the Case manager what to do."""


@dataclass(frozen=True)
class Firma:
    """One signature or refusal; without `componente` it is the Case manager's, or of the member of the équipe in `nome`.

    `per_conto_di`: the minor it stands for. `firma_tutela`: the guardian, `nome`, signs for `componente` or with him.
    `spiegato` and `interprete`: explained in the person's language and understood, by whom.
    """

    modalita: str
    data: date
    componente: Componente | None = None
    per_conto_di: Componente | None = None
    note: str = ""
    nome: str = ""
    firma_tutela: str = ""
    spiegato: bool = False
    interprete: str = ""

    @property
    def rifiuto(self) -> bool:
        return self.modalita == ModalitaFirma.RIFIUTO

    @property
    def del_case_manager(self) -> bool:
        return self.componente is None and not self.nome


@transaction.atomic
def sign_patto(
    patto: Patto, *, by: Profilo, edizione: int, firme: Sequence[Firma], firmato: UploadedFile | None
) -> Patto:
    """Record who signed and who refused, and the signed file (as a DocumentoField cleaned it).

    All adults bound by obligations and the Case manager signed: the Patto is in force from the last of these days, and
    INPS is told within five days (art. 6 c. 4 lett. b DL 4/2019). One of them refused: RIFIUTATO, the case stays where it
    is and T05 runs. A revision signed puts the version before out of force. Raises FirmaError, ConflittoError (the text was opened again meanwhile), TransitionError.
    """
    patto = lock_patto(patto, by=by, stato=StatoPatto.DA_FIRMARE)
    if patto.edizione != edizione:
        raise ConflittoError(patto)
    contenuto = letture.read_contenuto(patto)
    _check(patto, contenuto, firme, firmato)
    _store(patto, contenuto, firme, firmato, by=by)
    if any(firma.rifiuto for firma in firme):
        return _refuse(patto, by=by)
    return _activate(patto, _last_needed(contenuto, firme), by=by)


def _check(patto: Patto, contenuto: Contenuto, firme: Sequence[Firma], firmato: UploadedFile | None) -> None:
    if patto.pdf_generato_id is None:
        raise FirmaError("Il documento da firmare è ancora in preparazione: aspetta che sia pronto.")
    _check_dates(patto, firme)
    signed = {firma.componente.pk for firma in firme if firma.componente and not firma.rifiuto}
    answered = signed | {firma.componente.pk for firma in firme if firma.componente}
    missing = [persona for persona in contenuto.tenuti if persona.componente.pk not in answered]
    if missing:
        raise FirmaError(f"Scrivi se {letture.names(missing)} firma o no.")
    with_tutore = {persona.componente.pk for persona in contenuto.persone if persona.tutore}
    if not signed <= {persona.componente.pk for persona in contenuto.persone if persona.adulta} | with_tutore:
        raise FirmaError("Firmano solo le persone maggiorenni della famiglia.")
    _check_persone(contenuto, firme)
    _check_file(firme, firmato)
    if any(firma.rifiuto for firma in firme):
        if signed and firmato is None:
            raise FirmaError("Carica il documento firmato da chi ha firmato.")
        return
    _check_complete(contenuto, firme, signed, firmato)


def _check_persone(contenuto: Contenuto, firme: Sequence[Firma]) -> None:
    """Who has a guardian signs with him, or he for him; who needs an interpreter signs what was explained to him."""
    persone = {persona.componente.pk: persona for persona in contenuto.persone}
    for firma in firme:
        persona = persone.get(firma.componente.pk) if firma.componente else None
        if persona is None or firma.rifiuto:
            continue
        if persona.tutore and not (firma.firma_tutela and firma.nome):
            raise FirmaError(f"Per {persona.nome} serve anche la firma di {persona.tutore}.")
        if persona.interprete and not (firma.spiegato and firma.interprete):
            raise FirmaError(f"Scrivi chi ha spiegato il Patto a {persona.nome} nella sua lingua.")


def _check_file(firme: Sequence[Firma], firmato: UploadedFile | None) -> None:
    """No file with a broken signature; a digital signature that is said to be there is there."""
    if firmato is None:
        return
    found = read_firme(firmato.read())
    firmato.seek(0)
    for firma in found:
        if not firma.integra:
            chi = f"di {firma.firmatario}" if firma.firmatario else "del file"
            raise FirmaError(f"La firma digitale {chi} non è valida: {firma.motivo} Carica il file giusto.")
    if not found and any(firma.modalita == ModalitaFirma.FIRMA_DIGITALE for firma in firme):
        raise FirmaError(
            "Hai scelto «Firma digitale», ma nel file non c'è nessuna firma digitale: carica quello firmato."
        )


def _check_dates(patto: Patto, firme: Sequence[Firma]) -> None:
    """Nobody signs in the future, nor a text that was not there yet."""
    pronto = calendario.rome_date(cast("datetime", patto.chiuso_il))
    if any(firma.data > calendario.today() for firma in firme):
        raise FirmaError("Una firma ha una data futura: correggila.")
    if any(firma.data < pronto for firma in firme):
        raise FirmaError(f"Una firma è di prima che il testo fosse pronto ({pronto:%d/%m/%Y}): correggila.")


def _check_complete(contenuto: Contenuto, firme: Sequence[Firma], signed: set, firmato: UploadedFile | None) -> None:
    """Nobody refused: the Case manager signs too, a parent signs for each minor who commits, and the file is there."""
    if not signed:
        raise FirmaError("Serve almeno la firma di una persona maggiorenne della famiglia.")
    if not any(firma.del_case_manager for firma in firme):
        raise FirmaError("Manca la tua firma.")
    per_minori = {firma.per_conto_di.pk for firma in firme if firma.per_conto_di} | signed
    for minore in minori_with_impegni(contenuto):
        if minore.pk not in per_minori:
            raise FirmaError(f"Scegli chi firma per {minore.nome} {minore.cognome}.")
    if firmato is None:
        raise FirmaError("Carica il documento firmato.")


def minori_with_impegni(contenuto: Contenuto) -> list[Componente]:
    """The minors who commit to something: a parent signs for them."""
    committed = {impegno.componente_id for impegno in contenuto.impegni}
    return [p.componente for p in contenuto.persone if not p.adulta and p.componente.pk in committed]


def _last_needed(contenuto: Contenuto, firme: Sequence[Firma]) -> date:
    """The day of the last signature without which there is no Patto; where nobody is bound, those who adhere count."""
    needed = {persona.componente.pk for persona in contenuto.tenuti}
    minori = {minore.pk for minore in minori_with_impegni(contenuto)}
    days = [
        firma.data
        for firma in firme
        if firma.del_case_manager
        or firma.per_conto_di
        or (firma.componente and (not needed or firma.componente.pk in needed | minori))
    ]
    return max(days)


def _store(
    patto: Patto, contenuto: Contenuto, firme: Sequence[Firma], firmato: UploadedFile | None, *, by: Profilo
) -> None:
    FirmaPatto.objects.bulk_create(
        FirmaPatto(
            patto=patto,
            componente=firma.componente,
            accreditamento=by.accreditamento if firma.del_case_manager else None,
            per_conto_di=firma.per_conto_di,
            ruolo=_ruolo(firma, contenuto),
            data=firma.data,
            modalita=firma.modalita,
            note=firma.note,
            nome=firma.nome,
            firma_tutela=firma.firma_tutela,
            spiegato=firma.spiegato,
            interprete=firma.interprete,
        )
        for firma in firme
    )
    if firmato is not None:
        patto.pagine_file_firmato = documenti.count_pagine(firmato)
        patto.file_firmato = documenti.store_upload(firmato)
        patto.save(update_fields=["file_firmato", "pagine_file_firmato"])


def _ruolo(firma: Firma, contenuto: Contenuto) -> RuoloFirma:
    if firma.componente is None:
        return RuoloFirma.EQUIPE if firma.nome else RuoloFirma.CASE_MANAGER
    if firma.per_conto_di is not None:
        return RuoloFirma.GENITORE
    persona = next(each for each in contenuto.persone if each.componente.pk == firma.componente.pk)
    if not persona.adulta:
        return RuoloFirma.TUTORE
    return RuoloFirma.TENUTO if persona.tenuta else RuoloFirma.ADERENTE


def _refuse(patto: Patto, *, by: Profilo) -> Patto:
    """INPS is told within five days of the first refusal (T05, M06); the report (E03) is the Case manager's act."""
    move(patto, StatoPatto.RIFIUTATO)
    patto.save(update_fields=["stato"])
    note_evento(patto.caso, by=by, tipo="firma", testo="Il Patto non è stato firmato da tutte le persone tenute")
    audit.record("refuse_patto", patto, by=by, nucleo_id=patto.caso.nucleo_id)
    post_m06(patto)
    return patto


def _activate(patto: Patto, giorno: date, *, by: Profilo) -> Patto:
    patto.data_sottoscrizione = giorno
    put_in_force(patto, by=by, testo="Patto firmato")
    patto.save(update_fields=["stato", "data_sottoscrizione", "in_vigore_dal"])
    close_scadenza(patto.caso, CodiceTermine.T09, giorno)
    termine = open_scadenza(patto.caso, CodiceTermine.T04, giorno).termine
    audit.record("sign_patto", patto, by=by, nucleo_id=patto.caso.nucleo_id)
    post_m05(patto, termine=termine)
    plan_incontri(patto, by=by)
    publish_caso(patto.caso)
    return patto
