"""Reads of what INAIL was told, and what to do about what it refused."""

from progetti_collettivita.models import (
    AssegnazionePuc,
    ComunicazioneInail,
    StatoComunicazioneInail,
    TipoComunicazioneInail,
)

NON_ASSICURATO = "NON_ASSICURATO"
_S, _T = StatoComunicazioneInail, TipoComunicazioneInail


def rifiuto_of(assegnazione: AssegnazionePuc) -> ComunicazioneInail | None:
    """The end that INAIL refused and nobody told again; that it does not insure him is no reason to tell it."""
    ultima = (
        ComunicazioneInail.objects.filter(assegnazione=assegnazione, tipo=_T.CESSAZIONE).order_by("-creata_il").first()
    )
    rifiutata = ultima is not None and ultima.stato == _S.SCARTATA and ultima.codice_errore != NON_ASSICURATO
    return ultima if rifiutata else None
