"""What became of a notice, written by whoever hears of it: the mail server, the receipts of a PEC, the operator of messages."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from patti_inclusione.models import Caso, InvioConvocazione
from patti_inclusione.selectors.sms import IN_VIAGGIO
from patti_inclusione.services.termine_convocazione import settle_t02


@transaction.atomic
def settle_invio(invio_id: int, esito: str, istante: datetime, *, da: Sequence[str] = IN_VIAGGIO) -> bool:
    """Whether it is news. The case is locked first, as by every act on it; what a person wrote meanwhile stays.

    `da`: the outcomes that this one may take the place of.
    """
    caso_id = InvioConvocazione.objects.values_list("convocazione__caso", flat=True).get(pk=invio_id)
    caso = Caso.objects.select_for_update(of=("self",)).get(pk=caso_id)
    invio = InvioConvocazione.objects.select_for_update(of=("self",)).get(pk=invio_id)
    if esito == invio.esito or invio.esito not in da:
        return False  # a person wrote what came of it meanwhile
    invio.esito, invio.istante = esito, invio.istante or istante
    invio.save(update_fields=["esito", "istante"])
    settle_t02(caso)
    return True
