"""Reads of the territory."""

from collections import defaultdict
from uuid import UUID

from django.db.models import Exists, OuterRef

from ambiti.models import AppartenenzaComune, Componente, Nucleo, PersonaProtetta
from rdc_platform.forniture.territorio_lotto import Appartenenza, TerritorioLotto


def territorio_lotto() -> TerritorioLotto:
    """What the checks of a lot ask: Comuni and States from the packaged registers, Ambiti from the database, read once."""
    appartenenze: dict[str, list[Appartenenza]] = defaultdict(list)
    rows = AppartenenzaComune.objects.values_list("comune_id", "dal", "al", "ambito_id")
    for comune, dal, al, ambito in rows.iterator():
        appartenenze[comune].append((dal, al, str(ambito)))
    return TerritorioLotto(appartenenze)


def has_protetta(nucleo: str = "pk") -> Exists:
    """Whether somebody of the household that `nucleo` leads to is protected, in its own domanda or in another one."""
    codici = Componente.objects.filter(nucleo=OuterRef(OuterRef(nucleo)), uscito_il=None).values("codice_fiscale")
    return Exists(PersonaProtetta.objects.filter(componente__codice_fiscale__in=codici))


def is_protetto(nucleo_id: UUID) -> bool:
    """The same, of one household."""
    return Nucleo.objects.filter(has_protetta(), pk=nucleo_id).exists()
