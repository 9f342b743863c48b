"""Whom a new access concerns beside the person."""

from uuid import UUID

from accounts.models import Accreditamento, Livello, Operatore, Ruolo


def other_amministratori(accreditamento: Accreditamento) -> set[UUID]:
    """The people in office as Amministratori of the other Ambiti where the person is active."""
    active = Accreditamento.objects.in_vigore()
    ambiti = active.filter(operatore=accreditamento.operatore_id).exclude(ambito=accreditamento.ambito_id)
    rows = active.filter(ruolo=Ruolo.AMMINISTRATORE_AMBITO, ambito__in=ambiti.values("ambito"))
    return set(rows.exclude(operatore=accreditamento.operatore_id).values_list("operatore_id", flat=True))


def has_national_profile(operatore: Operatore) -> bool:
    """Has the person a national role in force?"""
    return Accreditamento.objects.in_vigore().filter(operatore=operatore, livello=Livello.NAZIONALE).exists()
