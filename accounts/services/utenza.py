"""The first national users, created by who installs the platform: everyone else is created by someone with a profile."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from accounts.models import Accreditamento, Livello, Operatore, Ruolo, StatoAccreditamento
from accounts.services import regole
from accounts.services.attivazione import invite
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.models import Azione

FINITI = (StatoAccreditamento.REVOCATO, StatoAccreditamento.SCADUTO)
IDENTITA = ("cognome", "nome", "data_nascita", "belfiore_nascita", "genere")


class PersonaDiversaError(Exception):
    """That codice fiscale belongs to a person on the platform with other data."""


class RuoliIncompatibiliError(Exception):
    """The person holds a role that does not go together with the one asked for."""


@dataclass(frozen=True)
class Dati:
    """Who a person is: the identity fields of the letter, the codice fiscale normalised, and where to write to."""

    codice_fiscale: str
    cognome: str
    nome: str
    data_nascita: date
    belfiore_nascita: str
    genere: str
    email: str


@transaction.atomic
def create_utenza_iniziale(ruolo: Ruolo, dati: Dati, *, by: Autore) -> str:
    """Create the person, if new, and his national profile, if he has not got it; the one-time link to activate himself.

    The link is "" for who can enter already. Raises PersonaDiversaError and RuoliIncompatibiliError.
    """
    operatore = Operatore.objects.of_person(dati.codice_fiscale).select_for_update(of=("self",)).first()
    operatore = _same(operatore, dati) if operatore else _create(dati, by)
    profili = Accreditamento.objects.filter(operatore=operatore).exclude(stato__in=FINITI)
    held = profili.values_list("ruolo", flat=True)
    if any(regole.cumulo(ruolo, Ruolo(other)) == regole.Cumulo.VIETATO for other in held):
        raise RuoliIncompatibiliError
    if not profili.filter(ruolo=ruolo).exists():
        accreditamento = Accreditamento.objects.create(
            operatore=operatore,
            ruolo=ruolo,
            livello=Livello.NAZIONALE,
            valido_dal=calendario.today(),
            stato=StatoAccreditamento.ATTIVO,
        )
        audit.record("create_utenza_iniziale", accreditamento, by=by, azione=Azione.CREAZIONE)
    return invite(operatore, by=by, con_codice=False, per_email=False).link


def _create(dati: Dati, by: Autore) -> Operatore:
    operatore = Operatore(**asdict(dati))
    operatore.set_unusable_password()
    operatore.save(force_insert=True)
    audit.record("create_utenza_iniziale", operatore, by=by, azione=Azione.CREAZIONE)
    return operatore


def _same(operatore: Operatore, dati: Dati) -> Operatore:
    """The person already there, if his data are those given."""
    if any(_folded(getattr(operatore, name)) != _folded(getattr(dati, name)) for name in IDENTITA):
        raise PersonaDiversaError
    return operatore


def _folded(value: object) -> object:
    return value.casefold() if isinstance(value, str) else value
