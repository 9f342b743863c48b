"""Whether INAIL insures a participation: nobody starts before it says so (B.5)."""

from datetime import date

from progetti_collettivita.models import AssegnazionePuc, StatoInail
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero


def is_coperta(assegnazione: AssegnazionePuc) -> bool:
    """INAIL has confirmed the communication of the start. Whoever exchanges with INAIL writes `stato_inail`."""
    return assegnazione.stato_inail == StatoInail.CONFERMATA


def first_day(oggi: date) -> date:
    """The first day on which somebody proposed on `oggi` may start: INAIL hears of it some days before (circ. INAIL 10/2020)."""
    return oggi + intero("PUC_GG_COM_INAIL_PRIMA", oggi) * calendario.GIORNO


def last_day(inizio: date, oggi: date) -> date:
    """The last day on which INAIL hears in time of who starts on `inizio`, by the rule of `oggi`."""
    return inizio - intero("PUC_GG_COM_INAIL_PRIMA", oggi) * calendario.GIORNO


def day_after(fatto: date) -> date:
    """The last day on which INAIL hears in time of an end, or of what changed on that day."""
    return fatto + intero("PUC_GG_COM_INAIL_DOPO", calendario.today()) * calendario.GIORNO
