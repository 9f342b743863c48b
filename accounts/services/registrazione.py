"""Who becomes Amministratore di Ambito, in whose place, and why not: used by the acts of `services.atto`."""

from accounts import incarichi
from accounts.models import (
    Accreditamento,
    Livello,
    MotivoStato,
    Operatore,
    RichiestaAccreditamento,
    Ruolo,
    StatoAccreditamento,
)
from accounts.profilo import Profilo
from accounts.selectors import richiesta as selectors
from accounts.services import accreditamento as accreditamenti
from accounts.services import attivazione
from accounts.services.richiesta import lock_richiesta
from ambiti.models import Ambito
from rdc_platform import calendario
from rdc_platform.audit import services as audit

IDENTITA = ("codice_fiscale", "nome", "cognome", "data_nascita", "belfiore_nascita", "genere")
CONTATTI = ("email", "telefono")


class RegistrazioneError(Exception):
    """The person may not become Amministratore of that Ambito; the message says why, for the officer."""


def lock_with_ambito(richiesta: RichiestaAccreditamento) -> RichiestaAccreditamento:
    """The request and its Ambito locked: the Amministratori of one Ambito are counted, and replaced, one at a time."""
    richiesta = lock_richiesta(richiesta)
    Ambito.objects.select_for_update(of=("self",)).get(pk=richiesta.ambito_id)
    return richiesta


def take_place_of(richiesta: RichiestaAccreditamento, sostituisce: Accreditamento | None) -> None:
    """Say on a locked request whose place the person takes: he must be in office there now, or suspended."""
    if sostituisce and not selectors.amministratori(richiesta.ambito).filter(pk=sostituisce.pk).exists():
        raise RegistrazioneError("Chi lascia il posto non amministra più questo Ambito: ricarica e scegli di nuovo.")
    richiesta.sostituisce = sostituisce


def check_registrabile(richiesta: RichiestaAccreditamento) -> None:
    """Raise RegistrazioneError with the first reason why the person may not be Amministratore of the Ambito."""
    if selectors.is_full(richiesta.ambito, tranne=richiesta.sostituisce):
        raise RegistrazioneError(
            "L'Ambito ha già tutti gli Amministratori che può avere: scegli di quale questa persona prende il posto."
        )
    if (altra := selectors.replacing(richiesta)) is not None:
        raise RegistrazioneError(
            f"Lo stesso Amministratore è già sostituito con la richiesta {altra.numero_richiesta}: scegline un altro."
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


def end_replaced(richiesta: RichiestaAccreditamento, by: Profilo) -> None:
    """End the profile whose place the person takes, unless it ended meanwhile; his operators stay as they are."""
    if richiesta.sostituisce is None:
        return
    rows = selectors.amministratori(richiesta.ambito).select_related("operatore", "ambito")
    row = rows.select_for_update(of=("self", "operatore"), no_key=True).filter(pk=richiesta.sostituisce.pk).first()
    if row is not None:
        testo = f"Richiesta {richiesta.numero_richiesta}"
        accreditamenti.end(row, StatoAccreditamento.REVOCATO, by=by, motivo=MotivoStato.SOSTITUZIONE, testo=testo)
        audit.record("replace_amministratore", row, by=by)


def accredit(richiesta: RichiestaAccreditamento, by: Profilo) -> Accreditamento:
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
    elif not attivazione.was_activated(operatore):
        operatore.email, operatore.telefono = richiesta.email, richiesta.telefono
        operatore.save(update_fields=CONTATTI)
    return operatore


def _lock_operatore(richiesta: RichiestaAccreditamento) -> Operatore | None:
    """Locked: an Amministratore of another Ambito may be giving him a role in this moment."""
    rows = Operatore.objects.of_person(richiesta.codice_fiscale).select_for_update(of=("self",), no_key=True)
    operatore: Operatore | None = rows.first()
    return operatore
