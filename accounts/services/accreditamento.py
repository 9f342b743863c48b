"""Giving an operator a profile and taking it back: the acts of the Amministratore, on the word of the Comune (letter, p. 2).

Domain row, guardian's rows, sessions and what the person had in hand change together, or not at all. Locks are taken in
one order: Ambito, person, accreditation, and then, in what is registered in ON_END, the cases and checks.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet

from accounts import incarichi, sessione
from accounts.models import (
    Accreditamento,
    DesignazioneOperatore,
    MotivoStato,
    RigaIndicazione,
    Ruolo,
    StatoAccreditamento,
)
from accounts.profilo import Profilo
from accounts.ruoli import DALL_AMMINISTRATORE
from accounts.selectors import accreditamento as selectors
from accounts.selectors.operatore import scheda_of
from accounts.services import attivazione, operatore, preavvisi, proroga, regole
from accounts.services.blocchi import lock_accreditamento
from ambiti.models import Ambito, Comune
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError, move

# Called in the transaction that ends a profile, or its part on one Comune: each function app takes back into its queue
# what the person had in hand. (accreditation, by, the Comune or None for all).
ON_END: list[Callable[[Accreditamento, Autore, Comune | None], None]] = []


class GiaAccreditataError(Exception):
    """The row of the indication was accredited already; `accreditamento` is what came of it."""

    def __init__(self, accreditamento: Accreditamento):
        super().__init__(str(accreditamento.pk))
        self.accreditamento = accreditamento


@transaction.atomic
def create_accreditamento(
    riga: RigaIndicazione,
    *,
    by: Profilo,
    persona: Mapping[str, Any],
    comuni: Collection[Comune],
    designazione: Mapping[str, Any],
    identificazione: Mapping[str, Any],
    **profilo: Any,
) -> Accreditamento:
    """Enter the person that the Comune indicated, with designation and identification; nothing opens before the activation.

    `persona` are fields of Operatore, `profilo` those of Accreditamento (fondi, fondo_altro, valido_dal, valido_al,
    motivo_cumulo); role and level are the indication's. No `comuni`: all that indicated the person. Raises RegolaError,
    GiaAccreditataError.
    """
    riga = _lock_riga(riga)
    ambito = riga.indicazione.ambito
    comuni = comuni or list(selectors.comuni_indicated(riga))
    _check_new(riga, comuni, persona, profilo, by)
    person = operatore.find_or_create(persona, ambito=ambito)
    regole.check_cumulo(person, riga.ruolo, str(profilo["motivo_cumulo"]))
    regole.check_not_doubled(person, riga.ruolo, ambito, comuni)
    row = Accreditamento.objects.create(
        operatore=person,
        ruolo=riga.ruolo,
        livello=riga.livello,
        ambito=ambito,
        riga_indicazione=riga,
        creato_da=by.accreditamento,
        **profilo,
    )
    row.comuni.set(comuni)
    DesignazioneOperatore.objects.create(accreditamento=row, **designazione)
    operatore.identify(row, by=by, **identificazione)
    audit.record("create_accreditamento", row, by=by, azione=Azione.CREAZIONE)
    return row


@transaction.atomic
def activate_accreditamento(accreditamento: Accreditamento, *, by: Profilo) -> str:
    """Open the profile on its Comuni under convention, and invite the person.

    Returns the activation code to hand over apart from the e-mailed link; "" for who has his access already. Raises
    TransitionError, RegolaError.
    """
    row = lock_accreditamento(accreditamento, by=by, perm="activate_accreditamento")
    if row.stato != StatoAccreditamento.RICHIESTO:
        raise TransitionError(row.stato)
    _open(row, row.valido_al)
    audit.record("activate_accreditamento", row, by=by)
    return attivazione.invite(row.operatore, by=by).codice


@transaction.atomic
def reactivate_accreditamento(
    accreditamento: Accreditamento, *, by: Profilo, valido_al: date | None, contratto: proroga.Contratto | None = None
) -> None:
    """Open again a profile that was suspended or has expired; `valido_al` is its last day from now on."""
    row = lock_accreditamento(accreditamento, by=by, perm="reactivate_accreditamento")
    regole.check_not_own(row, by)
    if row.stato == StatoAccreditamento.RICHIESTO:
        raise TransitionError(row.stato)
    if row.stato == StatoAccreditamento.SCADUTO:
        regole.check_room(row)
    proroga.change_contratto(row, contratto)
    regole.check_validita(row.valido_dal, valido_al, scheda_of(row.operatore, row.ambito).contratto_fino_al)
    _open(row, valido_al)
    audit.record("reactivate_accreditamento", row, by=by)


@transaction.atomic
def suspend_accreditamento(
    accreditamento: Accreditamento, *, by: Profilo, motivo: str, testo: str, senza_sostituto: bool = False
) -> None:
    """Close the profile for a time; also of the last Coordinatore, for there are suspensions that cannot wait.

    The Ministry says in so many words (`senza_sostituto`) that it leaves a Comune, an Ambito or itself without somebody.
    """
    row = lock_accreditamento(accreditamento, by=by, perm="suspend_accreditamento")
    regole.check_not_own(row, by)
    left = by.ruolo == Ruolo.MINISTERO and regole.check_substitute(row, by=by, senza_sostituto=senza_sostituto)
    end(row, StatoAccreditamento.SOSPESO, by=by, motivo=motivo, testo=testo)
    audit.record(_named("suspend_accreditamento", left), row, by=by)
    preavvisi.tell_of_ministero(row, by=by)


@transaction.atomic
def revoke_accreditamento(
    accreditamento: Accreditamento, *, by: Profilo, motivo: str, testo: str, senza_sostituto: bool = False
) -> None:
    """Close the profile for good. Raises RegolaError for the last Coordinatore of a Comune; the Ministry may mean it."""
    row = lock_accreditamento(accreditamento, by=by, perm="revoke_accreditamento")
    regole.check_not_own(row, by)
    begun = row.stato != StatoAccreditamento.RICHIESTO
    left = begun and regole.check_substitute(row, by=by, senza_sostituto=senza_sostituto)
    end(row, StatoAccreditamento.REVOCATO, by=by, motivo=motivo, testo=testo)
    audit.record(_named("revoke_accreditamento", left), row, by=by)
    preavvisi.tell_of_ministero(row, by=by)


@transaction.atomic
def invite_again(accreditamento: Accreditamento, *, by: Profilo, email: str) -> str:
    """Send a new link, to `email` where it may be mended; returns the new code, "" if the person has his access already."""
    row = lock_accreditamento(accreditamento, by=by, perm="invite_accreditamento")
    if row.stato != StatoAccreditamento.ATTIVO:
        raise regole.RegolaError("L'accreditamento non è attivo: prima attivalo.")
    person = row.operatore
    operatore.correct_email(person, row.ambito, email)
    audit.record("invite_again", row, by=by)
    return attivazione.invite(person, by=by).codice


def end(row: Accreditamento, stato: str, *, by: Autore, motivo: str, testo: str) -> None:
    """Move a locked accreditation out of force: no object, no session, nothing left in hand."""
    move(row, stato)
    row.motivo_stato, row.motivo_testo, row.stato_dal = motivo, testo, calendario.today()
    row.save(update_fields=["stato", "motivo_stato", "motivo_testo", "stato_dal"])
    for take_back in ON_END:
        take_back(row, by, None)
    incarichi.revoke_all(row)
    sessione.close_sessions(row.operatore)
    attivazione.withdraw_inviti(row.operatore)


def leave_comune(row: Accreditamento, comune: Comune, *, by: Autore) -> None:
    """Take one Comune from a locked accreditation, or all of it if none is left under convention."""
    if not [each for each in regole.under_convenzione(row.comuni.all()) if each != comune]:
        testo = f"{comune.denominazione}: convenzione disdetta"
        end(row, StatoAccreditamento.SOSPESO, by=by, motivo=MotivoStato.REVOCA_CONVENZIONE, testo=testo)
        return
    for take_back in ON_END:
        take_back(row, by, comune)
    incarichi.revoke(row, [comune])


def _check_new(
    riga: RigaIndicazione,
    comuni: Collection[Comune],
    persona: Mapping[str, Any],
    profilo: Mapping[str, Any],
    by: Profilo,
) -> None:
    """All that can be said before the person is looked up."""
    regole.check_self(persona["codice_fiscale"], by)
    regole.check_indicata(riga, persona["codice_fiscale"], comuni)
    regole.check_ruolo(riga.ruolo, riga.livello, riga.indicazione.ambito)
    regole.check_fondi(profilo["fondi"], profilo["fondo_altro"])
    regole.check_validita(profilo["valido_dal"], profilo["valido_al"], persona["contratto_fino_al"])


def _open(row: Accreditamento, valido_al: date | None) -> None:
    """Move a locked accreditation into force."""
    move(row, StatoAccreditamento.ATTIVO)
    regole.check_not_over(valido_al)
    regole.check_cumulo(row.operatore, row.ruolo, row.motivo_cumulo, beside=row)
    objects = _objects(row)
    row.valido_al, row.motivo_stato, row.motivo_testo, row.stato_dal = valido_al, "", "", calendario.today()
    row.save(update_fields=["stato", "valido_al", "motivo_stato", "motivo_testo", "stato_dal"])
    incarichi.grant(row, objects)


def _objects(row: Accreditamento) -> Sequence[Model]:
    """What the role is held on: Comuni under convention, the Ambito of an Amministratore, nothing for a national role."""
    if row.ruolo in DALL_AMMINISTRATORE:
        return regole.check_convenzione(row.comuni.all())
    return [row.ambito] if row.ambito is not None else []


def _named(atto: str, left: object) -> str:
    """The name of the act in the register: that it left a place empty is said there, too."""
    return f"{atto}_senza_sostituto" if left else atto


def _lock_riga(riga: RigaIndicazione) -> RigaIndicazione:
    rows = RigaIndicazione.objects.select_related("indicazione__ambito").select_for_update(of=("self",))
    riga = rows.get(pk=riga.pk)
    if (given := selectors.living_of(riga)) is not None:
        raise GiaAccreditataError(given)
    return riga


@incarichi.source(Comune)
def active_comuni() -> QuerySet[Any, Any]:
    """The (accreditation, Comune) pairs that the active accreditations imply: their Comuni under convention."""
    return selectors.active_comuni()


@incarichi.source(Ambito)
def active_ambiti() -> QuerySet[Any, Any]:
    """The (accreditation, Ambito) pairs: the Amministratori in office."""
    return selectors.active_ambiti()
