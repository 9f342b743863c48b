"""The project locked, moved and told of: what every act on it shares."""

from typing import Any

from django.http import Http404

from accounts.profilo import Profilo
from progetti_collettivita.models import AssegnazionePuc, EventoPuc, Puc
from progetti_collettivita.permissions import PUC
from progetti_collettivita.services.catalogo_anpal import tell_catalogo
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.stato import TransitionError, VersioneError, move


class PucError(Exception):
    """The act cannot be done; the text says in Italian why and what to do, `campo` where, `codice` what ANPAL is told."""

    def __init__(self, testo: str, campo: str | None = None, *, codice: str = ""):
        super().__init__(testo)
        self.campo, self.codice = campo, codice


class MancanteError(PucError):
    """Something is missing: `mancanze` says what, one by one, with the place of each."""

    def __init__(self, mancanze: list[Any]):
        super().__init__(" ".join(each.testo for each in mancanze))
        self.mancanze = mancanze


def lock_puc(puc: Puc, *, by: Profilo, perm: str, versione: int | None = None) -> Puc:
    """The project locked until the transaction ends, the permission read again after the lock.

    Raises Http404 if it is no more his, VersioneError if it is not the one that the page showed.
    """
    list(Puc.objects.select_for_update(of=("self",)).filter(pk=puc.pk))
    rows = PUC.permitted(Profilo(by.accreditamento), perm).filter(pk=puc.pk)
    locked: Puc | None = rows.select_related("comune_titolare", "ambito_titolare").first()
    if locked is None:
        raise Http404
    if versione is not None and locked.versione != versione:
        raise VersioneError
    return locked


def require_stato(row: Puc | AssegnazionePuc, *stati: str) -> None:
    if row.stato not in stati:
        raise TransitionError(row.stato)


def move_puc(puc: Puc, stato: str, *, by: Autore, atto: str, testo: str, **campi: Any) -> None:
    """Move the project, write `campi` with it, the fact on its time line and the act in the register."""
    before = puc.stato
    move(puc, stato)
    touch_puc(puc, by=by, atto=atto, testo=testo, da_stato=before, a_stato=stato, stato=stato, **campi)


def touch_puc(
    puc: Puc, *, by: Autore, atto: str, testo: str, da_stato: str = "", a_stato: str = "", **campi: Any
) -> None:
    """Write `campi`; pages opened before are stale. The fact goes on the time line, the act in the register, word to ANPAL."""
    for campo, valore in campi.items():
        setattr(puc, campo, valore)
    puc.versione += 1
    puc.save(update_fields=["versione", *campi])
    note_evento(puc, by=by, tipo=atto, testo=testo, da_stato=da_stato, a_stato=a_stato)
    audit.record(atto, puc, by=by)
    tell_catalogo(puc)


def note_evento(puc: Puc, *, by: Autore, tipo: str, testo: str, da_stato: str = "", a_stato: str = "") -> None:
    """Write a fact on the time line of the project."""
    EventoPuc.objects.create(
        puc=puc, tipo=tipo, testo=testo[:300], da_stato=da_stato, a_stato=a_stato,
        accreditamento_id=by.accreditamento_id,
    )  # fmt: skip
