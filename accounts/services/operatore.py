"""The person behind an accreditation: found by codice fiscale or entered, and identified by a document."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from accounts.models import Accreditamento, Identificazione, Operatore, SchedaOperatore, ScopoIdentificazione
from accounts.profilo import Profilo
from accounts.selectors.operatore import is_only_of
from accounts.selectors.richiesta import same_identity
from accounts.services import attivazione
from accounts.services.regole import RegolaError
from ambiti.models import Ambito

IMPRONTA = "accounts.Identificazione.numero"
CONTATTI = ("email", "telefono")
LAVORO = (
    "ente_datore",
    "profilo_professionale",
    "numero_albo",
    "sezione_albo",
    "regione_albo",
    "contratto_fino_al",
)


def find_or_create(persona: Mapping[str, Any], *, ambito: Ambito) -> Operatore:
    """The operator with the codice fiscale of `persona` (fields of Operatore), locked; entered if unknown.

    A person known already is used as he is, if name and birth agree; his work data are brought up to date only where no
    other Ambito relies on them, and his contacts only until he has activated his access. What this Ambito says of him is
    kept apart for it alone (SchedaOperatore). Raises RegolaError.
    """
    operatore = _lock(str(persona["codice_fiscale"]))
    if operatore is None:
        operatore = _create(persona)
    elif not same_identity(Operatore(**persona), operatore):
        raise RegolaError(
            "Il nome o i dati di nascita non sono quelli che la Piattaforma conosce per questo codice fiscale: controllali sul documento.",
            "codice_fiscale",
        )
    else:
        _update(operatore, persona, ambito)
    scheda = {name: persona[name] for name in (*CONTATTI, *LAVORO)}
    SchedaOperatore.objects.update_or_create(operatore=operatore, ambito=ambito, defaults=scheda)
    return operatore


def correct_email(operatore: Operatore, ambito: Ambito | None, email: str) -> None:
    """Mend where a person who has never entered is written to, if no other Ambito relies on it."""
    if email in ("", operatore.email) or attivazione.was_activated(operatore) or not is_only_of(operatore, ambito):
        return
    operatore.email = email
    operatore.save(update_fields=["email"])
    SchedaOperatore.objects.filter(operatore=operatore, ambito=ambito).update(email=email)


def renew_contratto(operatore: Operatore, ambito: Ambito | None, fino_al: date | None) -> None:
    """Write when the person's contract with that Ambito ends; on the person too, where no other Ambito relies on it."""
    SchedaOperatore.objects.filter(operatore=operatore, ambito=ambito).update(contratto_fino_al=fino_al)
    if is_only_of(operatore, ambito):
        operatore.contratto_fino_al = fino_al
        operatore.save(update_fields=["contratto_fino_al"])


def identify(
    accreditamento: Accreditamento,
    *,
    tipo_documento: str,
    numero: str,
    data: date,
    by: Profilo,
    scopo: ScopoIdentificazione = ScopoIdentificazione.ACCREDITAMENTO,
) -> None:
    """Keep how the person was identified: the number only as a keyed hash and its last three characters."""
    plain = "".join(each for each in numero.upper() if each.isalnum())
    Identificazione.objects.create(
        accreditamento=accreditamento,
        scopo=scopo,
        tipo_documento=tipo_documento,
        numero_hash=salted_hmac(IMPRONTA, plain, algorithm="sha256").hexdigest(),
        ultime_tre=plain[-3:],
        data=data,
        effettuata_da=by.operatore,
    )


def _lock(cf: str) -> Operatore | None:
    return Operatore.objects.of_person(cf).select_for_update(of=("self",), no_key=True).first()


def _create(persona: Mapping[str, Any]) -> Operatore:
    operatore = Operatore(**persona)
    operatore.set_unusable_password()  # he chooses one when he activates
    try:
        with transaction.atomic():
            operatore.save(force_insert=True)
    except IntegrityError:  # entered by somebody else in this moment
        raise RegolaError("Qualcuno sta accreditando la stessa persona: riprova fra poco.", "codice_fiscale") from None
    return operatore


def _update(operatore: Operatore, persona: Mapping[str, Any], ambito: Ambito) -> None:
    if not is_only_of(operatore, ambito):
        return
    names = LAVORO if attivazione.was_activated(operatore) else (*LAVORO, *CONTATTI)
    for name in names:
        setattr(operatore, name, persona[name])
    operatore.save(update_fields=names)
