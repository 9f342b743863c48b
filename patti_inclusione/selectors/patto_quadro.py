"""What the Quadro di analisi says to a Patto: the only place that knows whether there is one, and which needs it adds."""

from patti_inclusione.models import Caso
from patti_inclusione.selectors.patto_bisogni import Bisogno


def has_quadro(caso: Caso) -> bool:
    """Is there a finished Quadro di analisi? Without one a complex Patto is provisional."""
    return False


def bisogni_of_quadro(caso: Caso) -> list[Bisogno]:
    """The dimensions found PROBLEMA_GRAVE or PROBLEMA_MODERATO, each as a need to answer or to put off."""
    return []
