"""Reads of the territory."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from ambiti.models import AppartenenzaComune
from rdc_platform import territorio


class TerritorioDatabase:
    """What the checks of a lot ask: Comuni and States from the packaged registers, Ambiti from the database, read once."""

    comune = staticmethod(territorio.comune)
    successore = staticmethod(territorio.successore)
    luogo_nascita = staticmethod(territorio.luogo_nascita)

    def __init__(self) -> None:
        self._appartenenze: dict[str, list[tuple[date, date | None, UUID]]] = defaultdict(list)
        rows = AppartenenzaComune.objects.values_list("comune_id", "dal", "al", "ambito_id")
        for comune, dal, al, ambito in rows.iterator():
            self._appartenenze[comune].append((dal, al, ambito))

    def ambito_at(self, belfiore: str, data: date) -> UUID | None:
        """The key of the Ambito that the Comune belonged to on `data`, or None."""
        for dal, al, ambito in self._appartenenze.get(belfiore, ()):
            if dal <= data and (al is None or data <= al):
                return ambito
        return None
