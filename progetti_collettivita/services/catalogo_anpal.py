"""ANPAL hears of the projects that have places for the Centri per l'impiego (DM 149/2019, art. 3 c. 1), and of each change."""

import uuid
from typing import Any
from uuid import UUID

from django.db import transaction

from progetti_collettivita.models import AVVIATI, CatalogoAnpal, Puc
from progetti_collettivita.selectors.anpal import list_non_detti, read_progetto
from rdc_platform.outbox import services as outbox
from rdc_platform.outbox.models import Message, StatoMessaggio

TOPIC = "anpal.puc"


def tell_catalogo(puc: Puc) -> None:
    """Leave word that a project changed; in the caller's transaction, the project locked.

    Told once, it is told to the end, though its places for the Centri are all moved away. What waits already says this
    change too: it is read when it leaves, and to be read it waits for the lock that the caller has.
    """
    if puc.stato not in AVVIATI:
        return
    if puc.posti_cpi:
        CatalogoAnpal.objects.get_or_create(puc=puc)
    elif not CatalogoAnpal.objects.filter(puc=puc).exists():
        return
    gruppo = f"anpal-puc-{puc.pk}"
    if not Message.objects.filter(gruppo=gruppo, stato=StatoMessaggio.IN_CODA).exists():
        outbox.post(TOPIC, key=f"{gruppo}-{uuid.uuid4()}", gruppo=gruppo, puc_id=puc.pk)


@transaction.atomic
def build_progetto(puc_id: UUID) -> tuple[str, dict[str, Any]]:
    """The code of a project and what ANPAL is told of it, as it is after whoever is changing it has done."""
    list(Puc.objects.select_for_update(of=("self",)).filter(pk=puc_id))
    return read_progetto(puc_id)


@transaction.atomic
def tell_non_detti() -> None:
    """The projects that started before ANPAL was told of any."""
    for puc in Puc.objects.select_for_update(of=("self",)).filter(pk__in=list_non_detti()):
        tell_catalogo(puc)
