"""The sheets that the family takes home: asking for one, and keeping what the worker made."""

from uuid import UUID

from django.db import transaction

from accounts.profilo import Profilo
from ambiti.models import Componente
from patti_inclusione.models import CopiaPatto, Lingua, Patto, StatoPatto
from patti_inclusione.permissions import PATTI
from patti_inclusione.selectors.patto_copie import lingue_of, riservati_of
from patti_inclusione.services.caso import lock_caso
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError
from rdc_platform.documenti.models import Documento
from rdc_platform.outbox import services as outbox

CON_TESTO = (StatoPatto.DA_FIRMARE, StatoPatto.ATTIVO)


def post_copie(patto: Patto) -> None:
    """Have made what this family needs: the plain copy, a sheet for each language spoken, one for each secret address."""
    for lingua in lingue_of(patto.caso):
        _post(patto, lingua, None)
    for componente in riservati_of(patto.caso):
        _post(patto, Lingua.IT, componente)


@transaction.atomic
def ask_copia(patto: Patto, *, by: Profilo, lingua: str) -> CopiaPatto:
    """Have the sheet of one more language made; asked twice, it is one. Raises TransitionError while the text is open."""
    lock_caso(patto.caso, by=by, perm="edit_patto")
    patto = PATTI.permitted(by, "edit_patto").select_related("caso").get(pk=patto.pk)
    if patto.stato not in CON_TESTO or lingua not in Lingua.values or lingua == Lingua.ALTRA:
        raise TransitionError(patto.stato)
    audit.record("ask_copia", patto, by=by, nucleo_id=patto.caso.nucleo_id)
    return _post(patto, lingua, None)


def _post(patto: Patto, lingua: str, componente: Componente | None) -> CopiaPatto:
    copia, new = CopiaPatto.objects.get_or_create(
        patto=patto, edizione=patto.edizione, lingua=lingua, componente=componente
    )
    if new:
        outbox.post("documenti.copia", key=f"copia-{copia.pk}", copia_id=copia.pk)
    return copia


def awaits_documento(copia_id: UUID) -> bool:
    """Is the sheet still wanted? The row is locked until the caller's transaction ends."""
    rows = CopiaPatto.objects.filter(pk=copia_id, documento=None)
    return rows.select_for_update(of=("self",)).first() is not None


def attach_documento(copia_id: UUID, documento: Documento) -> None:
    """Put the file that was made on the sheet."""
    CopiaPatto.objects.filter(pk=copia_id).update(documento=documento)
