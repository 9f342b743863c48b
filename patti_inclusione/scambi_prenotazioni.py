"""The appointments that INPS books at recognition (M04), taken with its decisions."""

import logging
from typing import Any

from django.utils import timezone

from accounts.database import as_tasks
from patti_inclusione.selectors.prenotazione_inps import list_attese
from patti_inclusione.services import prenotazione_inps as prenotazioni
from rdc_platform.gateways import inps
from rdc_platform.outbox import letture
from rdc_platform.outbox.letture import Letto

log = logging.getLogger(__name__)


def pull_prenotazioni() -> None:
    """Take every booking not read yet, in its order; then give those that waited to the families that came since."""
    letture.take("inps.appuntamenti", _read)
    with as_tasks():
        attese = list_attese(timezone.now())
    for pk in attese:
        with as_tasks():
            prenotazioni.settle_attesa(pk)


def _read() -> Letto:
    return letture.read_rows(inps.list_appuntamenti, prenotazioni.CURSORE, lambda page: page.appuntamenti, _take)


def _take(row: dict[str, Any]) -> None:
    try:
        ricevuta = prenotazioni.read_prenotazione(row)
    except ValueError:
        numero = str(row.get("id") or "")[:60]
        log.warning("INPS: appuntamento illeggibile, numero %.60s", numero or "?")
        if numero:
            prenotazioni.discard_prenotazione(numero)
        return
    prenotazioni.record_prenotazione(ricevuta)
