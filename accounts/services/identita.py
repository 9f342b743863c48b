"""Entering with SPID or CIE. The codice fiscale that the manager of the identity has verified finds the person; it never makes one."""

from enum import StrEnum

from django.db import transaction

from accounts.models import ModoAutenticazione, Operatore
from accounts.profilo import Richiesta
from accounts.services import accesso
from rdc_platform import codice_fiscale
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.models import Azione, EsitoAccesso
from rdc_platform.gateways.oidc import Identita


class Rifiuto(StrEnum):
    """Why nobody entered."""

    NON_ABILITATO = "NON_ABILITATO"  # unknown, closed, or without a profile in force: told with the same words
    NON_VALIDA = "NON_VALIDA"
    LIVELLO = "LIVELLO"
    STATO = "STATO"  # another browser, another attempt, too late, or a second time
    ANNULLATO = "ANNULLATO"
    GESTORE = "GESTORE"  # the gateway does not answer


BY = Sistema("identita_digitale")


@transaction.atomic
def enter_with(request: Richiesta, identita: Identita, modo: ModoAutenticazione) -> Rifiuto | None:
    """Open the session of the person of that codice fiscale (omocodia aside); None, or why not, once it is written."""
    operatore = _find(identita.codice_fiscale)
    if operatore is None or not operatore.is_active:
        return refuse(Rifiuto.NON_ABILITATO)
    if differs(identita, operatore):  # a warning, never a block: transliterations, changes of name (F.1)
        audit.record("identita_diversa", operatore, by=BY, azione=Azione.LOGIN)
        if codice_fiscale.normalize(identita.codice_fiscale) != operatore.codice_fiscale:  # omocodia is of two persons
            return refuse(Rifiuto.NON_ABILITATO, motivo="OMOCODIA", operatore=operatore)
    prova = accesso.Prova(
        modo,
        acr=identita.acr,
        emittente=identita.emittente,
        id_asserzione=identita.id_asserzione,
        spid_code=identita.spid_code,
        autenticato_il=identita.autenticato_il,
    )
    if not accesso.enter(request, operatore, prova, atto=f"accesso_{modo.lower()}"):
        return refuse(Rifiuto.NON_ABILITATO, operatore=operatore)
    return None


@transaction.atomic
def refuse(rifiuto: Rifiuto, *, motivo: str = "", operatore: Operatore | None = None) -> Rifiuto:
    """Write that nobody entered, and why (`motivo`: a word of the gateway's check): never whose codice fiscale it was."""
    audit.record(
        "accesso_identita",
        operatore,
        by=BY,
        azione=Azione.LOGIN_FALLITO,
        categoria=motivo or rifiuto,
        esito=EsitoAccesso.NEGATO,
    )
    return rifiuto


def differs(identita: Identita, operatore: Operatore) -> bool:
    """Does what was declared of name or birth disagree with what we know? What was not declared agrees."""
    pairs = [
        (identita.nome.casefold(), operatore.nome.casefold()),
        (identita.cognome.casefold(), operatore.cognome.casefold()),
        (identita.nascita, operatore.data_nascita.isoformat()),
    ]
    return any(declared and declared != known for declared, known in pairs)


def _find(cf: str) -> Operatore | None:
    try:
        codice_fiscale.check(cf)
    except codice_fiscale.CodiceFiscaleError:
        return None
    return Operatore.objects.of_person(cf).first()
