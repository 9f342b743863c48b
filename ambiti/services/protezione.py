"""Whose address must stay unknown: published by who keeps the person's sheet, read by every function."""

from ambiti.models import Componente, PersonaProtetta


def publish_protezione(componente: Componente, *, protetta: bool) -> None:
    """Tell, in the caller's transaction, whether the person is protected. Told twice, nothing changes."""
    if protetta:
        PersonaProtetta.objects.get_or_create(componente=componente)
    else:
        PersonaProtetta.objects.filter(componente=componente).delete()
