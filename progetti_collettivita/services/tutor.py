"""Who writes the presences of a project: named by its Responsabile, and taken off when he or his accreditation ends."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts import incarichi
from accounts.models import Accreditamento, Ruolo
from accounts.profilo import Profilo
from ambiti.models import Comune
from progetti_collettivita.models import Puc, TutorPuc
from progetti_collettivita.selectors.responsabili import list_in_vigore
from progetti_collettivita.services.puc import PucError, lock_puc, note_evento
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore


@transaction.atomic
def name_tutor(puc: Puc, *, by: Profilo, tutor: Accreditamento) -> TutorPuc:
    """Let an accredited tutor of its Comune write the presences of a project. Raises PucError, Http404."""
    puc = lock_puc(puc, by=by, perm="name_tutor")
    rows = list_in_vigore(puc.comune_titolare_id, Ruolo.TUTOR_PUC).select_for_update(of=("self",), no_key=True)
    chi = rows.filter(pk=tutor.pk).first()
    if chi is None:
        raise PucError("Questo tutor non è più accreditato nel Comune del progetto: scegline un altro.", "tutor")
    if TutorPuc.objects.filter(puc=puc, tutor=chi, finito_il=None).exists():
        raise PucError("È già tutor di questo progetto.", "tutor")
    row = TutorPuc.objects.create(puc=puc, tutor=chi, nominato_da=by.accreditamento)
    incarichi.grant(chi, [puc])
    _tell(row, by, "name_tutor_puc", "Tutor nominato")
    return row


@transaction.atomic
def end_tutor(row: TutorPuc, *, by: Profilo) -> TutorPuc:
    """From now on he writes no more; what he wrote stays. Done twice it is done once."""
    lock_puc(row.puc, by=by, perm="name_tutor")
    return _end(TutorPuc.objects.select_related("puc", "tutor__operatore").get(pk=row.pk), by)


@transaction.atomic
def end_tutorati(accreditamento: Accreditamento, by: Autore, comune: Comune | None = None) -> None:
    """The accreditation is over, on `comune` or altogether: he is tutor of nothing there any more."""
    keys = TutorPuc.objects.filter(tutor=accreditamento, finito_il=None)
    if comune is not None:
        keys = keys.filter(puc__comune_titolare=comune)
    list(Puc.objects.select_for_update(of=("self",)).filter(pk__in=keys.values("puc")).order_by("pk"))
    for row in TutorPuc.objects.filter(pk__in=keys).select_related("puc", "tutor__operatore"):
        _end(row, by)


@incarichi.source(Puc)
def named_tutor() -> QuerySet[Any, Any]:
    """The (accreditation, project) pairs that the nominations imply."""
    return TutorPuc.objects.filter(finito_il=None).values_list("tutor_id", "puc_id")


def _end(row: TutorPuc, by: Autore) -> TutorPuc:
    if row.finito_il is None:
        row.finito_il = timezone.now()
        row.save(update_fields=["finito_il"])
        incarichi.revoke(row.tutor, [row.puc])
        _tell(row, by, "end_tutor_puc", "Tutor tolto")
    return row


def _tell(row: TutorPuc, by: Autore, atto: str, testo: str) -> None:
    """On the time line of the project, and in the register."""
    note_evento(row.puc, by=by, tipo=atto, testo=f"{testo}: {row.tutor.operatore.nome_completo}")
    audit.record(atto, row, by=by)
