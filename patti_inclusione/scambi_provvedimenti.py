"""What INPS decides (M08), taken in its order; what came before its case waits for it (docs/adr/0038)."""

import logging
from typing import Any

from accounts.database import as_tasks
from patti_inclusione.services import provvedimento as provvedimenti
from patti_inclusione.services import provvedimento_attesa as attese
from rdc_platform import calendario
from rdc_platform.gateways import inps
from rdc_platform.outbox import letture
from rdc_platform.outbox.letture import Letto

log = logging.getLogger(__name__)


def pull_provvedimenti() -> None:
    """Take every decision not read yet, in its order; what cannot be read is put aside, and told by its number."""
    letture.take("inps.provvedimenti", _read)


def _read() -> Letto:
    return letture.read_rows(inps.list_provvedimenti, provvedimenti.CURSORE, lambda page: page.provvedimenti, _take)


def settle_attese() -> None:
    """Give the decisions that waited to the cases born since, each in its transaction, whether INPS answers or not."""
    with as_tasks():
        waiting = attese.list_da_sistemare(calendario.today())
    for pk in waiting:
        with as_tasks():
            attese.settle_attesa(pk)


def _take(row: dict[str, Any]) -> None:
    try:
        ricevuto = provvedimenti.read_provvedimento(row)
    except ValueError:
        numero = str(row.get("numero") or "").strip()[:60]
        log.warning("INPS: provvedimento illeggibile, numero %.60s", numero or "?")
        if numero:
            attese.discard_provvedimento(numero)
        return
    provvedimenti.record_provvedimento(ricevuto)
