"""The ways in that this installation has open, and the roles each may be used for (spec: settings AUTH_MODES, TOTP_ROLES)."""

from django.conf import settings

from accounts.models import ModoAutenticazione
from accounts.ruoli import Ruolo

IDENTITA = {ModoAutenticazione.SPID: "spid", ModoAutenticazione.CIE: "cie"}  # the word of AUTH_MODES


def is_identita(modo: str) -> bool:
    """Did the session begin with a digital identity, and not with a password of ours?"""
    return modo in IDENTITA


def is_open(modo: str) -> bool:
    """Is that way in open here?"""
    return IDENTITA[ModoAutenticazione(modo)] in settings.AUTH_MODES if is_identita(modo) else has_password()


def has_password() -> bool:
    """May anyone at all enter with password and code?"""
    return "totp" in settings.AUTH_MODES or bool(settings.TOTP_ROLES)


def ruoli(modo: str) -> list[Ruolo]:
    """The roles that a session begun that way may act with."""
    if is_identita(modo) or "totp" in settings.AUTH_MODES:
        return list(Ruolo)
    return [ruolo for ruolo in Ruolo if ruolo in settings.TOTP_ROLES]


def of_word(word: str) -> ModoAutenticazione:
    """The way in that AUTH_MODES calls `word`."""
    return next(modo for modo, each in IDENTITA.items() if each == word)


def identita() -> list[tuple[str, str]]:
    """(word, name) of the digital identities that are open here, in order."""
    return [(word, str(modo.label)) for modo, word in IDENTITA.items() if word in settings.AUTH_MODES]
