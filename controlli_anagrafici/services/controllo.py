"""The check locked, moved and told of: what every act on it shares."""

from django.db import transaction
from django.http import Http404

from accounts.policy import Policy
from accounts.profilo import Profilo
from controlli_anagrafici.models import DA_APRIRE, Controllo, EventoControllo, StatoControllo
from controlli_anagrafici.permissions import CONTROLLI
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.stato import TransitionError, VersioneError, move


class ControlloError(Exception):
    """The act cannot be done; the text says in Italian why, `campo` where."""

    def __init__(self, testo: str, campo: str | None = None):
        super().__init__(testo)
        self.campo = campo


def lock_controllo(
    controllo: Controllo, *, by: Profilo, perm: str, versione: int | None = None, policy: Policy = CONTROLLI
) -> Controllo:
    """The check locked until the transaction ends, the permission read again after the lock.

    Raises Http404 if it is no more his, VersioneError if it is not the one that the page showed.
    """
    Controllo.objects.select_for_update(of=("self",)).get(pk=controllo.pk)
    rows = policy.permitted(Profilo(by.accreditamento), perm).filter(pk=controllo.pk)
    locked: Controllo | None = rows.select_related("nucleo", "comune_competente").first()
    if locked is None:
        raise Http404
    if versione is not None and locked.versione != versione:
        raise VersioneError
    return locked


def require_stato(controllo: Controllo, *stati: str) -> None:
    if controllo.stato not in stati:
        raise TransitionError(controllo.stato)


def require_residenza(controllo: Controllo) -> None:
    """Periods, titles and requirements belong to the person who asked, not to a check of the family."""
    if controllo.della_famiglia:
        raise ControlloError("Questo controllo riguarda la famiglia: scrivi chi c'è.")


def move_controllo(controllo: Controllo, stato: str, *, by: Autore, tipo: str, testo: str, **campi: object) -> None:
    """Move the check, write `campi` with it, and the fact on its time line."""
    before = controllo.stato
    move(controllo, stato)
    for campo, valore in campi.items():
        setattr(controllo, campo, valore)
    controllo.versione += 1
    controllo.save(update_fields=["stato", "versione", *campi])
    note_evento(controllo, by=by, tipo=tipo, testo=testo, da_stato=before, a_stato=stato)


def touch_controllo(controllo: Controllo, **campi: object) -> None:
    """Write `campi`; pages opened before are stale."""
    for campo, valore in campi.items():
        setattr(controllo, campo, valore)
    controllo.versione += 1
    controllo.save(update_fields=["versione", *campi])


def note_evento(
    controllo: Controllo, *, by: Autore, tipo: str, testo: str, da_stato: str = "", a_stato: str = ""
) -> None:
    """Write a fact on the time line of the check."""
    EventoControllo.objects.create(
        controllo=controllo,
        tipo=tipo,
        testo=testo[:300],
        da_stato=da_stato,
        a_stato=a_stato,
        accreditamento_id=by.accreditamento_id,
    )


@transaction.atomic
def open_controllo(controllo: Controllo, *, by: Profilo) -> Controllo:
    """The Responsabile starts, or takes up again what came back. Done twice, nothing changes. Raises TransitionError."""
    controllo = lock_controllo(controllo, by=by, perm="work_controllo")
    if controllo.stato != StatoControllo.IN_LAVORAZIONE:
        require_stato(controllo, *DA_APRIRE)
        move_controllo(
            controllo,
            StatoControllo.IN_LAVORAZIONE,
            by=by,
            tipo="apertura",
            testo="Controllo in lavorazione",
            esito_finale="",  # of one that INPS refused: it has to be decided again
            concluso_il=None,
            proposto_da=None,
        )
        audit.record("open_controllo", controllo, by=by, nucleo_id=controllo.nucleo_id)
    return controllo
