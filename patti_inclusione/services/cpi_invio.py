"""A sending to ANPAL (M10) is born: of whoever goes to a Centro, and of the young, whom ANPAL knows in any case."""

from collections.abc import Iterable

from ambiti.models import Componente
from patti_inclusione.models import Caso, InvioCpi, TipoInvioCpi
from patti_inclusione.selectors.cpi import APERTI, list_da_far_conoscere
from patti_inclusione.services.caso import note_evento
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore
from rdc_platform.outbox import services as outbox


def create_invio(caso: Caso, persone: Iterable[Componente], *, by: Autore, **valori: str) -> InvioCpi:
    """The sending and its message, in the caller's transaction, the case locked."""
    invio = InvioCpi.objects.create(caso=caso, creato_da_id=by.accreditamento_id, **valori)
    invio.componenti.set(persone)
    outbox.post("anpal.rinvio", key=invio.chiave, gruppo=f"caso-{caso.pk}", invio_id=invio.pk)
    return invio


def tell_giovani(caso: Caso, *, by: Autore) -> InvioCpi | None:
    """Make known to ANPAL the members of 18 to 29 that it does not know; the family stays (art. 4 c. 5-bis DL 4/2019).

    In the caller's transaction, the case locked. None when there is nobody, or such a message is still on its way.
    """
    if InvioCpi.objects.filter(caso=caso, tipo=TipoInvioCpi.GIOVANI, stato__in=APERTI).exists():
        return None
    persone = list_da_far_conoscere(caso, calendario.today())
    if not persone:
        return None
    invio = create_invio(caso, persone, by=by, tipo=TipoInvioCpi.GIOVANI, da_stato=caso.stato)
    note_evento(caso, by=by, tipo="invio_cpi", testo=_in_words(len(persone)))
    audit.record("tell_giovani", invio, by=by, nucleo_id=caso.nucleo_id)
    return invio


def _in_words(quante: int) -> str:
    chi = "una persona" if quante == 1 else f"{quante} persone"
    return f"Facciamo conoscere al Centro per l'impiego {chi} da 18 a 29 anni, come vuole la legge."
