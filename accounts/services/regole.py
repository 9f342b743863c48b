"""The rules of the accreditation, all here: who may hold which role, at which level, beside which other, and who may not be missed.

Each `check_*` raises RegolaError with the first reason against, in words for the Amministratore. What a rule knows of
another Ambito (a person may work in two) never says more than the rule itself.
"""

from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum

from accounts.models import Accreditamento, Fondo, Livello, Operatore, RigaIndicazione, Ruolo
from accounts.profilo import Profilo
from accounts.ruoli import COORDINATORI, DALL_AMMINISTRATORE, REGOLE
from accounts.selectors import accreditamento as accreditamenti
from accounts.selectors import convenzione as convenzioni
from accounts.selectors import richiesta as richieste
from accounts.selectors import sostituti
from ambiti.models import Ambito, Comune, FormaGestione
from rdc_platform import calendario, codice_fiscale
from rdc_platform.audit.autori import Autore

PATTO = frozenset({Ruolo.COORDINATORE_PATTO, Ruolo.CASE_MANAGER})
ANAGRAFICI = frozenset({Ruolo.COORDINATORE_ANAGRAFICI, Ruolo.RESPONSABILE_ANAGRAFICI})
SOLI = frozenset({Ruolo.AMMINISTRATORE_AMBITO, Ruolo.DPO})
NAZIONALI = frozenset(ruolo for ruolo in Ruolo if REGOLE[ruolo].livelli == (Livello.NAZIONALE,))
# The roles of the letter, and those of the functions that it announces as they come: the équipe is still to come.
OFFERTI = (
    Ruolo.COORDINATORE_PATTO,
    Ruolo.CASE_MANAGER,
    Ruolo.COORDINATORE_ANAGRAFICI,
    Ruolo.RESPONSABILE_ANAGRAFICI,
    Ruolo.RESPONSABILE_PUC,
    Ruolo.TUTOR_PUC,
)


class RegolaError(Exception):
    """A rule of the accreditation says no. `campo` is the field of the form it speaks of, "" for the whole."""

    def __init__(self, testo: str, campo: str = ""):
        super().__init__(testo)
        self.campo = campo


class Cumulo(StrEnum):
    """May one person hold two roles?"""

    LIBERO = "LIBERO"
    CON_MOTIVO = "CON_MOTIVO"
    VIETATO = "VIETATO"


def cumulo(one: Ruolo, other: Ruolo) -> Cumulo:
    """The table of incompatibilities (docs/adr/0014); a role beside itself is the same person elsewhere, and free.

    An Amministratore holds nothing else (letter: he sees no datum of a beneficiary); nor does the DPO, who watches all
    (art. 38 c. 6 GDPR). A national role holds nothing in a territory: who gives or carries the accesses does not use them.
    A role of the Patto beside one of the residence checks serves two purposes: the Amministratore says why (art. 5 GDPR).
    The rest goes together.
    """
    pair = {one, other}
    if one == other:
        return Cumulo.LIBERO
    if pair & SOLI or len(pair & NAZIONALI) == 1:
        return Cumulo.VIETATO
    if pair & PATTO and pair & ANAGRAFICI:
        return Cumulo.CON_MOTIVO
    return Cumulo.LIBERO


def livelli(ruolo: str, ambito: Ambito) -> tuple[Livello, ...]:
    """The levels at which that Ambito may give `ruolo`: for the Patto, the whole Ambito only in associated management.

    Of the Coordinatore the letter says so ("a livello di ambito, in caso di gestione associata"), and of the Case manager
    too ("ovvero dell'Ambito nel caso di gestione associata").
    """
    found = REGOLE[Ruolo(ruolo)].livelli
    if ruolo in PATTO and ambito.forma_gestione == FormaGestione.SINGOLA:
        return tuple(livello for livello in found if livello != Livello.AMBITO)
    return found


def check_ruolo(ruolo: str, livello: str, ambito: Ambito) -> None:
    """The role is one that Amministratori give, at a level it exists at."""
    if ruolo not in OFFERTI:
        raise RegolaError("Questo ruolo non si può ancora dare: scegline un altro.", "ruolo")
    if livello in livelli(ruolo, ambito):
        return
    if livello == Livello.AMBITO and ruolo in PATTO:
        raise RegolaError(
            f"In questo Ambito i Comuni non gestiscono i servizi insieme: il ruolo {Ruolo(ruolo).label} si dà per Comune.",
            "livello",
        )
    raise RegolaError(f"Il ruolo {Ruolo(ruolo).label} si dà solo a livello di Comune.", "livello")


def under_convenzione(comuni: Iterable[Comune]) -> list[Comune]:
    """Those of `comuni` that have a valid adhesion."""
    return convenzioni.comuni_with_convenzione(comuni)


def check_indicata(riga: RigaIndicazione, cf: str, comuni: Collection[Comune]) -> None:
    """The person is the one indicated, and each of the Comuni has indicated him (letter: "per il comune che lo ha indicato")."""
    if not codice_fiscale.same_person(riga.codice_fiscale, cf):
        raise RegolaError("Il Comune ha indicato un'altra persona: controlla il codice fiscale.", "codice_fiscale")
    indicated = {comune.pk for comune in accreditamenti.comuni_indicated(riga)}
    if not comuni or {comune.pk for comune in comuni} - indicated:
        raise RegolaError("Scegli Comuni del tuo Ambito che hanno indicato questa persona.", "comuni")


def check_comune(comune: Comune, ambito: Ambito) -> None:
    """The Comune is of the Ambito today."""
    if not convenzioni.comuni_of(ambito).filter(pk=comune.pk).exists():
        raise RegolaError("Scegli un Comune del tuo Ambito.", "comune")


def check_fondi(fondi: Collection[str], fondo_altro: str) -> None:
    """At least one fund pays for the person; ALTRO says which."""
    if not fondi:
        raise RegolaError("Scegli almeno un fondo.", "fondi")
    if Fondo.ALTRO in fondi and not fondo_altro:
        raise RegolaError("Scrivi quale altro fondo.", "fondo_altro")


def check_validita(valido_dal: date, valido_al: date | None, contratto_fino_al: date | None) -> None:
    """The accreditation ends after it begins, and with the contract at the latest."""
    if valido_al is not None and valido_al < valido_dal:
        raise RegolaError("La fine viene prima dell'inizio: controlla le due date.", "valido_al")
    if contratto_fino_al is not None and (valido_al is None or valido_al > contratto_fino_al):
        raise RegolaError(
            f"Il contratto finisce il {contratto_fino_al:%d/%m/%Y}: l'accreditamento deve finire entro quel giorno.",
            "valido_al",
        )


def check_self(cf: str, by: Profilo) -> None:
    """Nobody accredits himself, nor changes his own accreditation."""
    if codice_fiscale.same_person(cf, by.operatore.codice_fiscale):
        raise RegolaError("Non puoi accreditare te stesso.", "")


def check_cumulo(operatore: Operatore, ruolo: str, motivo: str, *, beside: Accreditamento | None = None) -> None:
    """What else the person is, or is asked to be, goes together with `ruolo`."""
    others = accreditamenti.live_ruoli(operatore, beside=beside.pk if beside else None)
    found = {cumulo(Ruolo(ruolo), other) for other in others}
    if Ruolo.AMMINISTRATORE_AMBITO in others and Cumulo.VIETATO in found:
        raise RegolaError("Questa persona è Amministratore di Ambito: chi lo è non può avere altri ruoli.")
    if Cumulo.VIETATO in found:
        raise RegolaError(
            "Questa persona ha già un ruolo che non sta insieme a questo: chi dà o controlla gli accessi non li usa."
        )
    if Cumulo.CON_MOTIVO in found and not motivo:
        raise RegolaError(
            "Questa persona si occupa anche dell'altra funzione, tra Patto e controlli anagrafici: scrivi perché serve che faccia tutte e due.",
            "motivo_cumulo",
        )


def check_not_doubled(operatore: Operatore, ruolo: str, ambito: Ambito, comuni: Iterable[Comune]) -> None:
    """One accreditation for each person, role and Comune."""
    if accreditamenti.same_ruolo(operatore, ruolo, ambito, comuni):
        raise RegolaError("Questa persona ha già questo ruolo in uno di questi Comuni: cercala fra gli operatori.")


def check_convenzione(comuni: Collection[Comune]) -> list[Comune]:
    """The Comuni under convention, on which the role may be held; at least one, and none left behind by a new version."""
    under = convenzioni.comuni_with_convenzione(comuni)
    if not under:
        raise RegolaError(f"Manca la convenzione: {_names(comuni)}. Senza, nessun operatore è attivo.")
    if behind := convenzioni.comuni_behind(under):
        raise RegolaError(f"Manca l'adesione alla nuova versione della convenzione: {_names(behind)}.")
    return under


def check_not_over(valido_al: date | None) -> None:
    """The last day has not passed."""
    if valido_al is not None and valido_al < calendario.today():
        raise RegolaError("L'ultimo giorno è già passato: scrivine uno da oggi in poi.", "valido_al")


def check_not_own(accreditamento: Accreditamento, by: Autore) -> None:
    """Nobody closes or opens a profile of his own."""
    if accreditamento.operatore_id == by.operatore_id:
        raise RegolaError("Questo accreditamento è tuo: deve farlo un'altra persona.")


def alone(accreditamento: Accreditamento) -> str:
    """What is left without anybody in that role when he goes, in words: Comuni, the Ambito, Italy; "" if nothing is.

    It never says what he has in hand.
    """
    if accreditamento.ruolo in COORDINATORI:
        return _names(sostituti.comuni_without_other(accreditamento))
    if accreditamento.ruolo in DALL_AMMINISTRATORE or sostituti.has_peer(accreditamento):
        return ""
    return accreditamento.ambito.denominazione if accreditamento.ambito is not None else "tutta Italia"


def check_substitute(accreditamento: Accreditamento, *, by: Autore, senza_sostituto: bool) -> str:
    """No Comune is left without a Coordinatore, no Ambito without an Amministratore, unless the Ministry means it.

    Returns what is then left, as `alone` does.
    """
    where = alone(accreditamento)
    if where and not (senza_sostituto and by.ruolo == Ruolo.MINISTERO):
        raise RegolaError(f"Serve prima un altro {accreditamento.get_ruolo_display()} attivo: {where}.")
    return where


def check_room(accreditamento: Accreditamento) -> None:
    """The Ambito has not as many Amministratori as it may have."""
    amministratore = accreditamento.ruolo == Ruolo.AMMINISTRATORE_AMBITO
    if amministratore and accreditamento.ambito is not None and richieste.is_full(accreditamento.ambito):
        raise RegolaError("L'Ambito ha già tutti gli Amministratori che può avere: prima va revocato uno di loro.")


def _names(comuni: Iterable[Comune]) -> str:
    return ", ".join(comune.denominazione for comune in comuni)
