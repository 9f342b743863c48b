"""Certified mail: what leaves, to whom, and what the providers certified of it."""

from rdc_platform.pec.models.casella import CursoreCasella
from rdc_platform.pec.models.messaggio import (
    DestinatarioPec,
    MessaggioPec,
    RuoloDestinatario,
    StatoDestinatario,
    StatoPec,
    TipoDestinatario,
)
from rdc_platform.pec.models.ricevuta import FirmaRicevuta, MotivoEsame, RicevutaPec, TipoRicevuta

__all__ = [
    "CursoreCasella",
    "DestinatarioPec",
    "FirmaRicevuta",
    "MessaggioPec",
    "MotivoEsame",
    "RicevutaPec",
    "RuoloDestinatario",
    "StatoDestinatario",
    "StatoPec",
    "TipoDestinatario",
    "TipoRicevuta",
]
