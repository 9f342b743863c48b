"""The household's own facts that an act of a function changes, and every function reads."""

from ambiti.models import Ambito, Comune, Nucleo


def move_nucleo(nucleo: Nucleo, comune: Comune, ambito: Ambito) -> None:
    """The household belongs to `comune` from now on: whoever saw it for the Comune of before sees it no more."""
    nucleo.comune, nucleo.ambito = comune, ambito
    nucleo.save(update_fields=["comune", "ambito"])
