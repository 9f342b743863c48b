"""Where one person does both jobs: letting who proposed a negative outcome approve it, from a day, with a reason, in the log."""

from datetime import date

from django.db import transaction
from django.http import Http404

from accounts.profilo import Profilo
from ambiti.models import Comune
from controlli_anagrafici.models import AutoApprovazione
from controlli_anagrafici.permissions import COMUNI
from controlli_anagrafici.services.controllo import ControlloError
from rdc_platform import calendario
from rdc_platform.audit import services as audit


@transaction.atomic
def allow_auto_approvazione(comune: Comune, *, by: Profilo, motivo: str) -> AutoApprovazione:
    """From today, until the Coordinatore takes it back. Raises ControlloError where it is so already."""
    _lock(comune, by=by)
    if comune.auto_approvazioni.filter(al=None).exists():
        raise ControlloError("Nel tuo Comune è già così.", "comune")
    row = AutoApprovazione.objects.create(
        comune=comune, dal=calendario.today(), motivo=motivo, decisa_da=by.accreditamento
    )
    audit.record("allow_auto_approvazione", row, by=by)
    return row


@transaction.atomic
def end_auto_approvazione(comune: Comune, *, by: Profilo) -> None:
    """Two people again, from now on. Raises ControlloError where they are needed already."""
    _lock(comune, by=by)
    row = comune.auto_approvazioni.filter(al=None).first()
    if row is None:
        raise ControlloError("Nel tuo Comune servono già due persone.", "comune")
    row.al = calendario.today()
    row.save(update_fields=["al"])
    audit.record("end_auto_approvazione", row, by=by)


def is_allowed(comune_id: str, giorno: date) -> bool:
    """Whether in that Comune one person is enough on that day."""
    return AutoApprovazione.objects.filter(comune=comune_id, al=None, dal__lte=giorno).exists()


def _lock(comune: Comune, *, by: Profilo) -> None:
    rows = COMUNI.permitted(Profilo(by.accreditamento), "allow_auto_approvazione").select_for_update(of=("self",))
    if not rows.filter(pk=comune.pk).exists():
        raise Http404
