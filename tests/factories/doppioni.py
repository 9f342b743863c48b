"""Persons that INPS has twice, for tests."""

from patti_inclusione.models import Caso, Doppione


def make_doppione(una: Caso, altra: Caso, tipo: str = "OMOCODIA") -> Doppione:
    """The applicants of two families, who may be one person; nobody has decided."""
    persone = sorted(caso.nucleo.componenti.get(relazione="RICHIEDENTE").pk for caso in (una, altra))
    return Doppione.objects.create(prima_id=persone[0], seconda_id=persone[1], tipo=tipo)
