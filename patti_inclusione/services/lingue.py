from collections.abc import Collection

from django.db import transaction

from accounts.models import Accreditamento
from accounts.profilo import Profilo
from patti_inclusione.models import LingueCaseManager
from rdc_platform.audit import services as audit


@transaction.atomic
def save_lingue(accreditamento: Accreditamento, *, lingue: Collection[str], by: Profilo) -> None:
    """Keep the languages that a Case manager says he speaks."""
    row, _ = LingueCaseManager.objects.update_or_create(pk=accreditamento.pk, defaults={"lingue": sorted(lingue)})
    audit.record("save_lingue", row, by=by)
