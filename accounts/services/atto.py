"""From the check to the register: the designation act, its countersignature, and only then the Amministratore (letter, p. 3)."""

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from accounts import incarichi
from accounts.models import (
    Accreditamento,
    AttoDesignazione,
    Livello,
    ModelloAtto,
    Operatore,
    RichiestaAccreditamento,
    Ruolo,
    StatoAccreditamento,
    StatoRichiesta,
)
from accounts.profilo import Profilo
from accounts.selectors import richiesta as selectors
from accounts.services import attivazione
from accounts.services.richiesta import lock_richiesta, tell_body
from ambiti.models import Ambito
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError, move
from rdc_platform.documenti import services as documenti
from rdc_platform.outbox import services as outbox
from rdc_platform.pec import selectors as pec

IDENTITA = ("codice_fiscale", "nome", "cognome", "data_nascita", "belfiore_nascita", "genere")
CONTATTI = ("email", "telefono")
REGISTRAZIONE = "Registrazione dell'Amministratore"


class RegistrazioneError(Exception):
    """The person may not become Amministratore of that Ambito; the message says why, for the officer."""


class NumeroUsatoError(Exception):
    """Another act has that number."""


class AttoNonProntoError(Exception):
    """The worker has not made the PDF of the act yet."""


@transaction.atomic
def prepare_atto(richiesta: RichiestaAccreditamento, *, by: Profilo, numero: str, data: date) -> AttoDesignazione:
    """Write the designation act from the version of its text in use on `data`; the worker makes the PDF.

    Raises TransitionError, NumeroUsatoError, RegistrazioneError (who could not be registered is not designated).
    """
    richiesta = lock_richiesta(richiesta)
    check_registrabile(richiesta)
    move(richiesta, StatoRichiesta.ATTO_PREDISPOSTO)
    richiesta.save(update_fields=["stato", "aggiornata_il"])
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
def record_controfirma(
    richiesta: RichiestaAccreditamento, *, by: Profilo, data_controfirma: date, file_controfirmato: UploadedFile
) -> AttoDesignazione:
    """Keep the act that the person countersigned: from here on it does not change, and he may be registered."""
    richiesta = lock_richiesta(richiesta)
    move(richiesta, StatoRichiesta.ATTO_CONTROFIRMATO)
    richiesta.save(update_fields=["stato", "aggiornata_il"])
    atto = richiesta.atto
    atto.file_controfirmato = documenti.store_upload(file_controfirmato)
    atto.data_controfirma = data_controfirma
    atto.save(update_fields=["file_controfirmato", "data_controfirma"])
    audit.record("record_controfirma", atto, by=by)
    return atto


@transaction.atomic
def register_amministratore(richiesta: RichiestaAccreditamento, *, by: Profilo) -> tuple[Accreditamento, str]:
    """Register the person as Amministratore di Ambito, invite him, and tell the body by PEC.

    Returns the accreditation and the activation code to hand over apart from the link (empty if the person has his
    access already). Raises TransitionError before the countersignature, RegistrazioneError where the rules say no.
    """
    richiesta = lock_richiesta(richiesta)
    Ambito.objects.select_for_update(of=("self",)).get(
        pk=richiesta.ambito_id
    )  # counts its Amministratori one at a time
    move(richiesta, StatoRichiesta.CENSITO)
    if richiesta.atto.data_controfirma is None:
        raise TransitionError("the act is not countersigned")
    check_registrabile(richiesta)
    accreditamento = _accredit(richiesta, by)
    codice = attivazione.invite(accreditamento.operatore, by=by).codice
    richiesta.messaggio_pec = tell_body(richiesta, _testo_registrazione(richiesta), causale=REGISTRAZIONE)
    move(richiesta, StatoRichiesta.COMUNICATO)
    richiesta.save(update_fields=["stato", "messaggio_pec", "aggiornata_il"])
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


def check_registrabile(richiesta: RichiestaAccreditamento) -> None:
    """Raise RegistrazioneError with the first reason why the person may not be Amministratore of the Ambito."""
    if selectors.is_full(richiesta.ambito):
        raise RegistrazioneError(
            "L'Ambito ha già tutti gli Amministratori che può avere: prima va revocato uno di loro."
        )
    operatore = _lock_operatore(richiesta)
    if operatore is None:
        return
    if selectors.amministratori(richiesta.ambito).filter(operatore=operatore).exists():
        raise RegistrazioneError("Questa persona è già Amministratore di questo Ambito.")
    if ruoli := selectors.other_ruoli(operatore):
        nomi = ", ".join(ruolo.label for ruolo in ruoli)
        raise RegistrazioneError(
            f"Questa persona ha già il ruolo {nomi}: chi è Amministratore di Ambito non può averne altri."
        )
    if not selectors.same_identity(richiesta, operatore):
        raise RegistrazioneError(
            "Con questo codice fiscale la Piattaforma conosce una persona con altri dati di nascita o altro nome: chiedi un'integrazione."
        )


def _accredit(richiesta: RichiestaAccreditamento, by: Profilo) -> Accreditamento:
    """The profile of the person, which the countersigned act makes active at once."""
    accreditamento = Accreditamento.objects.create(
        operatore=_operatore(richiesta),
        ruolo=Ruolo.AMMINISTRATORE_AMBITO,
        livello=Livello.AMBITO,
        ambito=richiesta.ambito,
        atto=richiesta.atto,
        valido_dal=calendario.today(),
        stato=StatoAccreditamento.ATTIVO,
        creato_da=by.accreditamento,
    )
    incarichi.grant(accreditamento, [richiesta.ambito])
    return accreditamento


def _operatore(richiesta: RichiestaAccreditamento) -> Operatore:
    """The person, known already or entered now; contacts follow the form until he has an access of his own."""
    operatore = _lock_operatore(richiesta)
    if operatore is None:
        operatore = Operatore(**{name: getattr(richiesta, name) for name in (*IDENTITA, *CONTATTI)})
        operatore.set_unusable_password()  # he chooses one when he activates
        operatore.save(force_insert=True)
    elif not attivazione.is_activated(operatore):
        operatore.email, operatore.telefono = richiesta.email, richiesta.telefono
        operatore.save(update_fields=CONTATTI)
    return operatore


def _lock_operatore(richiesta: RichiestaAccreditamento) -> Operatore | None:
    """Locked: an Amministratore of another Ambito may be giving him a role in this moment."""
    rows = Operatore.objects.of_person(richiesta.codice_fiscale).select_for_update(of=("self",), no_key=True)
    operatore: Operatore | None = rows.first()
    return operatore


def _testo_invio(atto: AttoDesignazione) -> str:
    return (
        f"In allegato l'atto n. {atto.numero} che designa la persona indicata nella richiesta "
        f"n. {atto.richiesta.numero_richiesta} responsabile del trattamento dei dati.\n\n"
        "La persona lo firma e voi lo rimandate a questo indirizzo. Quando arriva firmato la registriamo sulla Piattaforma."
    )


def _testo_registrazione(richiesta: RichiestaAccreditamento) -> str:
    return (
        f"La persona indicata nella richiesta n. {richiesta.numero_richiesta} è registrata sulla Piattaforma "
        f"come Amministratore di Ambito ({richiesta.ambito.denominazione}).\n\n"
        "Ha ricevuto per e-mail il collegamento per attivare il suo accesso. "
        "Da quel momento può accreditare gli operatori che i Comuni indicano."
    )
