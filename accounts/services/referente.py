"""The contact persons of an Ambito, as the Ministry writes them (letter, last paragraph)."""

from collections.abc import Iterable

from django.db import transaction

from accounts.profilo import Profilo
from ambiti.models import Ambito, Referente
from rdc_platform.audit import services as audit

CAMPI = ("nome", "cognome", "email", "telefono")


@transaction.atomic
def keep_referenti(ambito: Ambito, *, by: Profilo, changed: Iterable[Referente], removed: Iterable[Referente]) -> None:
    """Keep those added or mended, take away those removed; a reminder on its way to one of these is written no more."""
    for referente in removed:
        referente.delete()
    for referente in changed:
        if referente.pk is None:
            referente.save(force_insert=True)
        else:
            referente.save(update_fields=CAMPI)
    audit.record("keep_referenti", ambito, by=by)
