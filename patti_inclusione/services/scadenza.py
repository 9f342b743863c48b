from datetime import date
from uuid import UUID

from patti_inclusione.models import Caso, CodiceTermine, Scadenza, StatoScadenza
from rdc_platform import calendario
from rdc_platform.norme.selectors import parametro


def open_scadenza(caso: Caso, codice: CodiceTermine, decorrenza: date, riferimento: UUID | None = None) -> Scadenza:
    """Start the clock of `codice` on the case from `decorrenza` (not counted); one already running starts again.

    `riferimento` is the key of what it runs for, where a case may have several of the same term.
    """
    values = {"decorrenza": decorrenza, "termine": compute_termine(codice, decorrenza)}
    scadenza, _ = Scadenza.objects.update_or_create(
        caso=caso, codice=codice, riferimento=riferimento, stato=StatoScadenza.APERTA, defaults=values
    )
    return scadenza


def compute_termine(codice: str, decorrenza: date) -> date:
    """The last good day of a term of the law, with the days and their kind that hold on `decorrenza`."""
    row = parametro(codice, decorrenza)
    add = calendario.add_lavorativi if row.tipo == "lavorativi" else calendario.add_solari
    return add(decorrenza, int(row.valore))


def close_scadenza(caso: Caso, codice: CodiceTermine, giorno: date, riferimento: UUID | None = None) -> None:
    """Stop the clock of `codice`: RISPETTATA if `giorno` is within the term, else SCADUTA. None running: nothing."""
    running = Scadenza.objects.filter(caso=caso, codice=codice, riferimento=riferimento, stato=StatoScadenza.APERTA)
    running.filter(termine__gte=giorno).update(stato=StatoScadenza.RISPETTATA, chiusa_il=giorno)
    running.filter(termine__lt=giorno).update(stato=StatoScadenza.SCADUTA, chiusa_il=giorno)
