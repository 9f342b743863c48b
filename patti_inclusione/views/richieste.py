"""What the views of this app read from a request and say of a refusal."""

from patti_inclusione.models import Caso
from patti_inclusione.services.appuntamento import RiservatoError
from patti_inclusione.services.assegnazione import CaseManagerError, SuperataError
from patti_inclusione.services.prenotazione import OrarioError, SovrapposizioneError
from patti_inclusione.services.riapertura import RiaperturaError
from patti_inclusione.services.trasferimento import TrasferimentoError
from rdc_platform.audit.stato import TransitionError, VersioneError

REFUSALS = (VersioneError, TransitionError, RiservatoError, OrarioError)  # of the acts on an appointment
CONFERMA = "sovrapposizione_confermata"  # the field by which a person says that two families may be at one hour


def in_words(refusal: Exception) -> str:
    """Why an act was refused, as the person reads it."""
    match refusal:
        case SuperataError():
            return " ".join(refusal.motivi.values())
        case CaseManagerError():
            return str(refusal)
        case TransitionError():
            return "Il caso è chiuso: non si può più assegnare né riportare in coda."
    raise refusal


def trasferimento_in_words(refusal: Exception) -> str:
    """Why a transfer was not asked or answered."""
    if isinstance(refusal, TrasferimentoError):
        return str(refusal)
    return "Il caso nel frattempo è cambiato: è chiuso, o è già in trasferimento. Ricarica la pagina."


def riapertura_in_words(refusal: Exception) -> str:
    """Why a case was not opened again."""
    return str(refusal) if isinstance(refusal, RiaperturaError) else "Il caso non è chiuso: non c'è niente da riaprire."


def all_valid(*forms) -> bool:
    """Whether every form is valid; all are asked, so that all their errors show."""
    results = [form.is_valid() for form in forms]
    return all(results)


def with_current_version(form, refusal: Exception, caso: Caso):
    """The same form with what was typed, the version of now, and why nothing was written: one more press is enough."""
    caso.refresh_from_db()
    asked = isinstance(refusal, SovrapposizioneError) and CONFERMA in form.fields
    return ask_again(form, caso.versione, refusal_in_words(refusal, caso), CONFERMA if asked else None)


def ask_again(form, versione: int, words: str, campo: str | None = None):
    """What was typed, over what another page saved meanwhile, with why nothing was written."""
    data = form.data.copy()
    data[form.add_prefix("versione")] = str(versione)
    form.data = data
    form.add_error(campo, words)
    return form


def refusal_in_words(refusal: Exception, caso: Caso) -> str:
    if isinstance(refusal, VersioneError):
        stato = caso.get_stato_display().lower()
        return f"Intanto il caso è cambiato (ora è: {stato}). Niente è perso: controlla e premi di nuovo."
    if isinstance(refusal, OrarioError):
        return str(refusal)
    if isinstance(refusal, RiservatoError):
        return "Chi ha un indirizzo riservato si convoca con un appuntamento a parte."
    return "Questo appuntamento ha già un esito, o non è ancora arrivato il suo giorno: ricarica la pagina."
