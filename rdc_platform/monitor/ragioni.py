"""Why something does not go, as who follows the flows reads it. Pure."""

from rdc_platform.pec.selectors import masked
from rdc_platform.web import formati


def ragione(testo: str) -> str:
    """What the other side or we wrote of a failure, as a sentence; without whom a mail server names when it refuses him."""
    return formati.frase(masked(testo))
