"""Taking an INPS lot with all that the functions make of it: the one place that knows every step, in its order."""

from pathlib import Path

from accounts.database import as_tasks
from ambiti.selectors import territorio_lotto
from ambiti.services import fornitura as identita
from controlli_anagrafici.services import fornitura as controlli
from patti_inclusione.services import fornitura as patti
from rdc_platform.forniture.acquisizione import Esito, Funzioni, acquire_lotto

FUNZIONI = Funzioni(
    tabelle="rdc_platform.tabelle_fornitura:TABELLE",
    noti=identita.PROTOCOLLI,
    steps=(identita.acquire, patti.acquire, controlli.acquire),
)


def take(source: str | Path, *, prova: bool = False) -> Esito:
    """Acquire the lot at `source` in the role of the tasks; `prova` writes nothing."""
    with as_tasks():
        return acquire_lotto(source, territorio_lotto(), FUNZIONI, prova=prova)
