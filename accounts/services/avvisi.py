"""Telling a person by e-mail that something of his access has changed: what happened and what to do, no names."""

from enum import StrEnum
from uuid import UUID

from rdc_platform.outbox import services as outbox


class Avviso(StrEnum):
    """What happened."""

    RECUPERO = "RECUPERO"  # entered with a recovery code
    CODICI = "CODICI"  # new recovery codes
    TELEFONO = "TELEFONO"
    PASSWORD = "PASSWORD"  # noqa: S105 -- the name of what changed
    NUOVO_ACCESSO = "NUOVO_ACCESSO"  # to another Amministratore: one of his operators was given a new access elsewhere


def post_avviso(operatore_id: UUID, avviso: Avviso) -> None:
    """Leave the e-mail in the caller's transaction."""
    outbox.post("email.avviso", operatore_id=operatore_id, avviso=avviso)
