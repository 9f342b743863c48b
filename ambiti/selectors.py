"""Reads of the territory."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from ambiti.models import AppartenenzaComune, Componente, Nucleo, PersonaProtetta
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


def has_protetta(nucleo: str = "pk") -> Exists:
    """Whether somebody of the household that `nucleo` leads to is protected, in its own domanda or in another one."""
    codici = Componente.objects.filter(nucleo=OuterRef(OuterRef(nucleo)), uscito_il=None).values("codice_fiscale")
    return Exists(PersonaProtetta.objects.filter(componente__codice_fiscale__in=codici))


def is_protetto(nucleo_id: UUID) -> bool:
    """The same, of one household."""
    return Nucleo.objects.filter(has_protetta(), pk=nucleo_id).exists()
