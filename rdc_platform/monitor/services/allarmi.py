"""Telling by e-mail who looks after the exchanges that one of them does not go: once a day for each thing that is wrong."""

from django.db import transaction

from accounts.models import Accreditamento, Ruolo, StatoAccreditamento
from rdc_platform import calendario
from rdc_platform.monitor.models import StatoScambio
from rdc_platform.monitor.selectors.scambi import list_scambi, stato_of
from rdc_platform.outbox import services as outbox
from rdc_platform.outbox.models import LetturaFlusso

TOPIC = "email.scambi"
DI_CIO_CHE_SI_LEGGE = {StatoScambio.NON_SI_LEGGE, StatoScambio.NON_TORNA}  # each told by the name of what is read
# Well, or held by somebody who knows.
TACE = {StatoScambio.REGOLARE, StatoScambio.IN_PAUSA, *DI_CIO_CHE_SI_LEGGE}


@transaction.atomic
def warn_scambi() -> int:
    """Leave the e-mails that are not left yet; how many things are wrong. What is held is read all the same."""
    scambi, oggi = list_scambi(), str(calendario.today())
    male = {
        f"scambi-{oggi}-{each.chiave}-{each.stato}": {"controparte": each.chiave, "stato": each.stato}
        for each in scambi
        if each.stato not in TACE
    }
    for lettura in (each for scambio in scambi for each in scambio.letture if stato_of(each) in DI_CIO_CHE_SI_LEGGE):
        stato = stato_of(lettura)
        male[f"scambi-{_when(lettura, stato, oggi)}-{lettura.flusso}-{stato}"] = {
            "controparte": lettura.dove.controparte,
            "flusso": lettura.flusso,
            "stato": stato,
        }
    flussi = Accreditamento.objects.filter(ruolo=Ruolo.RESPONSABILE_FLUSSI, stato=StatoAccreditamento.ATTIVO)
    operatori = sorted(set(flussi.values_list("operatore_id", flat=True))) if male else []
    outbox.post_many(
        TOPIC,
        {f"{key}-{who}": {"operatore_id": who, **payload} for key, payload in male.items() for who in operatori},
    )
    return len(male)


def _when(lettura: LetturaFlusso, stato: str, oggi: str) -> str:
    """Every day as long as it is not read; of a comparison that found differences, once."""
    return f"{lettura.riuscita_il:%Y-%m-%d-%H%M}" if stato == StatoScambio.NON_TORNA else oggi
