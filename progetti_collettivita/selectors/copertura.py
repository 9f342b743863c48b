"""Whether INAIL insures a participation: nobody starts before it says so (B.5)."""

from progetti_collettivita.models import AssegnazionePuc, StatoInail


def is_coperta(assegnazione: AssegnazionePuc) -> bool:
    """INAIL has confirmed the communication of the start. Whoever exchanges with INAIL writes `stato_inail`."""
    return assegnazione.stato_inail == StatoInail.CONFERMATA
