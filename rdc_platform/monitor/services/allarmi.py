"""Telling by e-mail who looks after the exchanges that one of them does not go: once a day for each thing that is wrong."""

from django.db import transaction

from accounts.models import Accreditamento, Ruolo, StatoAccreditamento
from rdc_platform import calendario
from rdc_platform.monitor.models import StatoScambio
from rdc_platform.monitor.selectors.scambi import Scambio, list_scambi
from rdc_platform.outbox import services as outbox

TOPIC = "email.scambi"
TACE = {StatoScambio.REGOLARE, StatoScambio.IN_PAUSA}  # well, or held by somebody who knows


@transaction.atomic
def warn_scambi() -> int:
    """Leave the e-mails that are not left yet today; how many counterparts are wrong."""
    male = [each for each in list_scambi() if each.stato not in TACE]
    flussi = Accreditamento.objects.filter(ruolo=Ruolo.RESPONSABILE_FLUSSI, stato=StatoAccreditamento.ATTIVO)
    operatori = sorted(set(flussi.values_list("operatore_id", flat=True))) if male else []
    outbox.post_many(
        TOPIC,
        {
            _key(each, operatore): {"operatore_id": operatore, "controparte": each.chiave, "stato": each.stato}
            for each in male for operatore in operatori
        },
    )  # fmt: skip
    return len(male)


def _key(scambio: Scambio, operatore: object) -> str:
    return f"scambi-{calendario.today()}-{scambio.chiave}-{scambio.stato}-{operatore}"
