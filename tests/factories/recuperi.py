"""Recovery codes, forgotten passwords: what a person holds in his hand, and the links that come for him."""

import re

from django.core import mail

from accounts.services import recupero
from tests.factories.inviti import deliver


def make_codici(operatore) -> list[str]:
    """Ten codes just made, in clear."""
    return recupero.renew_codici(operatore)


def wrong(codice: str) -> str:
    """A code of the same number that is not it."""
    return codice[:2] + "".join("A" if each != "A" else "B" for each in codice[2:7]) + codice[7:]


def reset_link() -> str:
    """The path of the link to a new password that the newest e-mail carries, once delivered."""
    deliver()
    return re.search(r"https?://[^/]+(/accesso/password/\S+/)", mail.outbox[-1].body)[1]
