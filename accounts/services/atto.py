"""From the check to the register: the designation act, its countersignature, and only then the Amministratore (letter, p. 3)."""

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from accounts.models import Accreditamento, AttoDesignazione, ModelloAtto, RichiestaAccreditamento, StatoRichiesta
from accounts.profilo import Profilo
from accounts.services import attivazione, registrazione
from accounts.services.richiesta import lock_richiesta, tell_body
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError, move
from rdc_platform.documenti import services as documenti
from rdc_platform.outbox import services as outbox
from rdc_platform.pec import selectors as pec

REGISTRAZIONE = "Registrazione dell'Amministratore"


class NumeroUsatoError(Exception):
    """Another act has that number."""


class AttoNonProntoError(Exception):
    """The worker has not made the PDF of the act yet."""


@transaction.atomic
def prepare_atto(
    richiesta: RichiestaAccreditamento,
    *,
    by: Profilo,
    numero: str,
    data: date,
    sostituisce: Accreditamento | None = None,
) -> AttoDesignazione:
    """Write the designation act from the version of its text in use on `data`; the worker makes the PDF.

    `sostituisce` is the Amministratore whose place the person takes. Raises TransitionError, NumeroUsatoError,
    RegistrazioneError (who could not be registered is not designated).
    """
    richiesta = registrazione.lock_with_ambito(richiesta)
    move(richiesta, StatoRichiesta.ATTO_PREDISPOSTO)
    registrazione.take_place_of(richiesta, sostituisce)
    registrazione.check_registrabile(richiesta)
    richiesta.save(update_fields=["stato", "sostituisce", "aggiornata_il"])
    modello = ModelloAtto.objects.filter(valido_dal__lte=data).latest("versione")
    try:
        with transaction.atomic():
            atto = AttoDesignazione.objects.create(richiesta=richiesta, modello=modello, numero=numero, data=data)
    except IntegrityError:
        raise NumeroUsatoError from None
    audit.record("prepare_atto", atto, by=by, azione=Azione.CREAZIONE)
    outbox.post("documenti.atto", key=f"atto-{atto.pk}", atto_id=atto.pk)
    return atto


@transaction.atomic
def send_atto(
    richiesta: RichiestaAccreditamento, *, by: Profilo, file_firmato: UploadedFile | None = None
) -> AttoDesignazione:
    """Send the act by PEC to the body, to be countersigned; `file_firmato` is the act as the Ministry signed it."""
    richiesta = lock_richiesta(richiesta)
    move(richiesta, StatoRichiesta.ATTO_INVIATO)
    atto = richiesta.atto
    if file_firmato:
        atto.file_ministero = documenti.store_upload(file_firmato)
    if atto.file_ministero is None:
        raise AttoNonProntoError
    atto.save(update_fields=["file_ministero"])
    richiesta.save(update_fields=["stato", "aggiornata_il"])
    tell_body(richiesta, _testo_invio(atto), causale="Atto di designazione da firmare", allegati=(atto.file_ministero,))
    audit.record("send_atto", atto, by=by, azione=Azione.INVIO)
    return atto


@transaction.atomic
def register_amministratore(
    richiesta: RichiestaAccreditamento, *, by: Profilo, sostituisce: Accreditamento | None = None
) -> tuple[Accreditamento, str]:
    """Register the person as Amministratore di Ambito, invite him, and tell the body by PEC; whom he replaces ends here.

    `sostituisce`: chosen anew, where the place foreseen in the act was filled by somebody else meanwhile. Returns the
    accreditation and the activation code to hand over apart from the link (empty if the person has his access already).
    Raises TransitionError before the countersignature, RegistrazioneError where the rules say no.
    """
    richiesta = registrazione.lock_with_ambito(richiesta)
    move(richiesta, StatoRichiesta.CENSITO)
    if richiesta.atto.data_controfirma is None:
        raise TransitionError("the act is not countersigned")
    if sostituisce is not None:
        registrazione.take_place_of(richiesta, sostituisce)
    registrazione.check_registrabile(richiesta)
    registrazione.end_replaced(richiesta, by)
    accreditamento = registrazione.accredit(richiesta, by)
    codice = attivazione.invite(accreditamento.operatore, by=by).codice
    richiesta.messaggio_pec = tell_body(richiesta, _testo_registrazione(richiesta), causale=REGISTRAZIONE)
    move(richiesta, StatoRichiesta.COMUNICATO)
    richiesta.save(update_fields=["stato", "sostituisce", "messaggio_pec", "aggiornata_il"])
    audit.record("register_amministratore", accreditamento, by=by, azione=Azione.CREAZIONE)
    return accreditamento, codice


@transaction.atomic
def notify_again(richiesta: RichiestaAccreditamento, *, by: Profilo) -> RichiestaAccreditamento:
    """Tell the body once more, with a new PEC, where the one before did not surely arrive."""
    richiesta = lock_richiesta(richiesta)
    messaggio = richiesta.messaggio_pec
    if messaggio is None or not pec.is_resendable(messaggio):
        raise TransitionError("the last PEC has arrived, or may yet")
    richiesta.messaggio_pec = tell_body(
        richiesta, _testo_registrazione(richiesta), causale=REGISTRAZIONE, sostituisce=messaggio
    )
    richiesta.save(update_fields=["messaggio_pec", "aggiornata_il"])
    audit.record("notify_again", richiesta, by=by, azione=Azione.INVIO)
    return richiesta


def _testo_invio(atto: AttoDesignazione) -> str:
    return (
        f"In allegato l'atto n. {atto.numero} che designa la persona indicata nella richiesta "
        f"n. {atto.richiesta.numero_richiesta} responsabile del trattamento dei dati.\n\n"
        "La persona lo firma e voi lo rimandate a questo indirizzo. Quando arriva firmato la registriamo sulla Piattaforma."
    )


def _testo_registrazione(richiesta: RichiestaAccreditamento) -> str:
    posto = " Chi amministrava l'Ambito al suo posto non entra più." if richiesta.sostituisce_id else ""
    return (
        f"La persona indicata nella richiesta n. {richiesta.numero_richiesta} è registrata sulla Piattaforma "
        f"come Amministratore di Ambito ({richiesta.ambito.denominazione}).{posto}\n\n"
        "Ha ricevuto per e-mail il collegamento per attivare il suo accesso. "
        "Da quel momento può accreditare gli operatori che i Comuni indicano."
    )
