"""Where a notice goes: the person's own number or address, else the family's. Pure."""

from ambiti.models import Nucleo
from patti_inclusione.models import CanaleInvio, ContattiNucleo, SituazioneComponente

PER_TELEFONO = {CanaleInvio.SMS, CanaleInvio.TELEFONO}
PER_POSTA = {CanaleInvio.RACCOMANDATA_AR, CanaleInvio.MESSO_NOTIFICATORE, CanaleInvio.CONSEGNA_A_MANO}


def find_recapito(
    canale: str, nucleo: Nucleo, contatti: ContattiNucleo | None, situazione: SituazioneComponente | None
) -> str:
    """The number or address for `canale`; "" if INPS gave none, or the channel needs none."""
    if canale in PER_TELEFONO:
        return (situazione and situazione.telefono) or (contatti and (contatti.cellulare or contatti.telefono)) or ""
    if canale == CanaleInvio.EMAIL:
        return (situazione and situazione.email) or (contatti and contatti.email) or ""
    if canale in PER_POSTA:
        return f"{nucleo.via} {nucleo.civico}, {nucleo.cap} {nucleo.comune.denominazione}"
    return ""
