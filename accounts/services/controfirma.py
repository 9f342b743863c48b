"""The countersigned act: first the file, whose signatures are looked at; then the record, after which it does not change."""

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import AttoDesignazione, RichiestaAccreditamento, StatoRichiesta
from accounts.profilo import Profilo
from accounts.selectors.controfirma import Esame, examine, is_of
from accounts.services.richiesta import lock_richiesta
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError, move
from rdc_platform.documenti import services as documenti
from rdc_platform.documenti.firme import EsitoFirma
from rdc_platform.documenti.models import VerificaFirma

# What the officer ticked is part of the act, beside what he wrote.
CERTIFICATO = "Certificato della firma controllato da chi ha registrato la controfirma."
TESTO = "Il file non contiene l'atto mandato così com'era: testo confrontato da chi ha registrato la controfirma."
MAX_ATTESTAZIONE = 300


class ControfirmaError(Exception):
    """The file, or what is said of it, does not do; `campo` is the field of the form that it speaks of."""

    def __init__(self, testo: str, campo: str):
        super().__init__(testo)
        self.campo = campo


@transaction.atomic
def upload_controfirma(
    richiesta: RichiestaAccreditamento, *, by: Profilo, file_controfirmato: UploadedFile
) -> AttoDesignazione:
    """Keep the act as it came back, to be looked at before it is recorded; another file may take its place until then.

    Raises ControfirmaError where a digital signature does not hold, or none is of the designated person.
    """
    richiesta = lock_richiesta(richiesta)
    if richiesta.stato != StatoRichiesta.ATTO_INVIATO:
        raise TransitionError("the act is not waiting for a countersignature")
    atto = richiesta.atto
    atto.file_controfirmato = documenti.store_upload(file_controfirmato)
    _check_firme(list(atto.file_controfirmato.firme.all()), richiesta)
    atto.save(update_fields=["file_controfirmato"])
    audit.record("upload_controfirma", atto, by=by)
    return atto


@transaction.atomic
def record_controfirma(
    richiesta: RichiestaAccreditamento,
    *,
    by: Profilo,
    data_controfirma: date,
    attestazione: str = "",
    certificato_controllato: bool = False,
    testo_confrontato: bool = False,
) -> AttoDesignazione:
    """Record the countersignature: from here on the act does not change, and the person may be registered.

    A scan wants the officer's `attestazione`; a certificate that could not be checked, and a file that is not over the
    act that was sent, want his word that he looked. Raises ControfirmaError, TransitionError.
    """
    richiesta = lock_richiesta(richiesta)
    move(richiesta, StatoRichiesta.ATTO_CONTROFIRMATO)
    atto = richiesta.atto
    if atto.file_controfirmato is None:
        raise TransitionError("no countersigned file")
    esame = examine(atto, atto.file_controfirmato)
    _check_firme(esame.firme, richiesta)
    _check_said(esame, attestazione, certificato=certificato_controllato, testo=testo_confrontato)
    parole = [attestazione if esame.scansione else "", CERTIFICATO if esame.da_controllare else ""]
    atto.attestazione = " ".join(filter(None, [*parole, TESTO if esame.diverso else ""]))
    atto.data_controfirma = data_controfirma
    atto.save(update_fields=["data_controfirma", "attestazione"])
    richiesta.save(update_fields=["stato", "aggiornata_il"])
    audit.record("record_controfirma", atto, by=by)
    return atto


def _check_firme(firme: list[VerificaFirma], richiesta: RichiestaAccreditamento) -> None:
    """Each digital signature holds, and one is of the person whom the act designates."""
    for firma in firme:
        if firma.esito == EsitoFirma.NON_VALIDA:
            chi = f"La firma di {firma.firmatario} non è valida" if firma.firmatario else "La firma non è valida"
            raise ControfirmaError(f"{chi}. {firma.motivo}", "file_controfirmato")
    if firme and not any(is_of(firma, richiesta.codice_fiscale) for firma in firme):
        chi = " e ".join(_who(firma) for firma in firme)
        raise ControfirmaError(
            f"Il file è firmato da {chi}: serve la firma di {richiesta.nome} {richiesta.cognome}, "
            f"codice fiscale {richiesta.codice_fiscale}.",
            "file_controfirmato",
        )


def _who(firma: VerificaFirma) -> str:
    return f"{firma.firmatario} ({firma.codice_fiscale or 'senza codice fiscale nel certificato'})"


def _check_said(esame: Esame, attestazione: str, *, certificato: bool, testo: bool) -> None:
    if esame.scansione and not attestazione:
        raise ControfirmaError("Scrivi chi ha portato l'atto e come hai controllato chi è.", "attestazione")
    if esame.da_controllare and not certificato:
        raise ControfirmaError("Controlla il certificato con un programma di verifica.", "certificato_controllato")
    if esame.diverso and not testo:
        raise ControfirmaError("Confronta il testo con quello dell'atto mandato.", "testo_confrontato")
