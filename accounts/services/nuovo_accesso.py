"""A new access for who has lost telephone and codes: only after his identity has been checked again, by who may decide for him."""

from datetime import date

from django.db import transaction
from django.http import Http404

from accounts import sessione
from accounts.models import (
    Accreditamento,
    CodiceRecupero,
    DispositivoTotp,
    Operatore,
    ScopoIdentificazione,
    StatoAccreditamento,
)
from accounts.permissions import ACCREDITAMENTI
from accounts.profilo import Profilo
from accounts.selectors import nuovo_accesso as selectors
from accounts.services import attivazione, avvisi, operatore, regole, tentativi
from accounts.services.avvisi import Avviso
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore


class NessunProfiloError(Exception):
    """Nobody with that codice fiscale has a national profile in force."""


@transaction.atomic
def reset_accesso(
    accreditamento: Accreditamento, *, by: Profilo, motivo: str, tipo_documento: str, numero: str, data: date
) -> str:
    """End what the person enters with, and invite him anew; returns the code to hand over, apart from the e-mailed link.

    He was identified again: the document as in `operatore.identify`. The Amministratori of his other Ambiti are told
    that it happened. Raises RegolaError for oneself and for an accreditation that is not active, Http404 if not his to change.
    """
    row = _lock(accreditamento, by)
    regole.check_self(row.operatore.codice_fiscale, by)
    if row.stato != StatoAccreditamento.ATTIVO:
        raise regole.RegolaError("L'accreditamento non è attivo: prima attivalo.")
    operatore.identify(
        row,
        by=by,
        scopo=ScopoIdentificazione.NUOVO_ACCESSO,
        tipo_documento=tipo_documento,
        numero=numero,
        data=data,
    )
    _end_access(row.operatore)
    audit.record("reset_accesso", row, by=by, categoria=motivo)
    for amministratore in selectors.other_amministratori(row):
        avvisi.post_avviso(amministratore, Avviso.NUOVO_ACCESSO)
    return attivazione.invite(row.operatore, by=by).codice


@transaction.atomic
def reset_nazionale(codice_fiscale: str, *, by: Autore) -> str:
    """The same for a person with a national role, by who runs the installation and has seen him: the one-time link.

    Raises NessunProfiloError.
    """
    person = Operatore.objects.of_person(codice_fiscale).select_for_update(of=("self",)).first()
    if person is None or not selectors.has_national_profile(person):
        raise NessunProfiloError
    _end_access(person)
    audit.record("reset_nazionale", person, by=by)
    return attivazione.invite(person, by=by, con_codice=False, per_email=False).link


def _end_access(person: Operatore) -> None:
    """No session, telephone, recovery code or password of the locked person is worth anything from here on."""
    DispositivoTotp.objects.filter(user=person).delete()
    CodiceRecupero.objects.filter(operatore=person).delete()
    person.set_unusable_password()
    person.save(update_fields=["password"])
    sessione.close_sessions(person)
    tentativi.forget(person)


def _lock(accreditamento: Accreditamento, by: Profilo) -> Accreditamento:
    """The row, locked after its person, if `by` may still decide for him."""
    person = Operatore.objects.select_for_update(of=("self",)).get(pk=accreditamento.operatore_id)
    rows = ACCREDITAMENTI.permitted(Profilo(by.accreditamento), "reset_accreditamento")
    row: Accreditamento | None = rows.select_for_update(of=("self",)).filter(pk=accreditamento.pk).first()
    if row is None:
        raise Http404
    row.operatore = person
    return row
