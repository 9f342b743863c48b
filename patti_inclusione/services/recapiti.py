"""Where a notice goes: what the services have checked, else the person's own number or address, else the family's.

Whoever has a secret address is reached at the safe contact and nowhere else.
"""

from ambiti.models import Nucleo
from patti_inclusione.models import (
    CanaleInvio,
    Caso,
    ContattiNucleo,
    DestinatarioInvio,
    EsitoInvio,
    InvioConvocazione,
    SchedaPersona,
    SituazioneComponente,
    Tutela,
)

PER_TELEFONO = {CanaleInvio.SMS, CanaleInvio.TELEFONO}
PER_POSTA = {CanaleInvio.RACCOMANDATA_AR, CanaleInvio.MESSO_NOTIFICATORE, CanaleInvio.CONSEGNA_A_MANO}
PER_SCRITTO = {CanaleInvio.EMAIL, CanaleInvio.PEC}


def find_recapito(
    canale: str,
    nucleo: Nucleo,
    contatti: ContattiNucleo | None,
    situazione: SituazioneComponente | None,
    scheda: SchedaPersona | None = None,
) -> str:
    """The number or address for `canale`; "" if nobody knows one, or the channel needs none."""
    if scheda is not None and scheda.indirizzo_riservato:
        return _if_fits(canale, scheda.recapito_sicuro)
    if canale in PER_TELEFONO:
        verified = scheda.telefono_verificato if scheda else ""
        return verified or (situazione and situazione.telefono) or _of_family(contatti)
    if canale == CanaleInvio.EMAIL:
        verified = scheda.email_verificata if scheda else ""
        return verified or (situazione and situazione.email) or (contatti and contatti.email) or ""
    if canale == CanaleInvio.PEC:
        return scheda.pec if scheda else ""
    if canale in PER_POSTA:
        return _home(scheda) or f"{nucleo.via} {nucleo.civico}, {nucleo.cap} {nucleo.comune.denominazione}"
    return ""


def find_recapito_tutela(canale: str, scheda: SchedaPersona) -> str:
    """Where who assists a person is reached by `canale`, as it was written; "" if that is no address for it."""
    return _if_fits(canale, scheda.tutela_recapito)


def is_assisted(scheda: SchedaPersona | None) -> bool:
    """Whether somebody acts beside the person, or in his place, and is to be told too."""
    return scheda is not None and scheda.tutela != Tutela.NESSUNA


def list_da_verificare(caso: Caso) -> list[InvioConvocazione]:
    """The last notices that did not arrive where the next would go too, one a person and channel; one query."""
    rows = InvioConvocazione.objects.filter(convocazione__caso=caso, componente__uscito_il=None).exclude(recapito="")
    related = (
        "componente__scheda",
        "componente__situazione",
        "componente__nucleo__contatti",
        "componente__nucleo__comune",
    )
    ultimi = {
        (row.componente_id, row.a_chi, row.canale, row.recapito): row
        for row in rows.exclude(esito=EsitoInvio.DA_FARE).select_related(*related).order_by("pk")
    }
    return [row for row in ultimi.values() if row.esito == EsitoInvio.FALLITO and _goes_there_again(row)]


def _goes_there_again(invio: InvioConvocazione) -> bool:
    persona = invio.componente
    scheda = getattr(persona, "scheda", None)
    if invio.a_chi == DestinatarioInvio.TUTELA:
        return scheda is not None and find_recapito_tutela(invio.canale, scheda) == invio.recapito
    contatti, situazione = getattr(persona.nucleo, "contatti", None), getattr(persona, "situazione", None)
    return find_recapito(invio.canale, persona.nucleo, contatti, situazione, scheda) == invio.recapito


def _if_fits(canale: str, recapito: str) -> str:
    """An address with @ is for written channels, one without for the others."""
    return recapito if ("@" in recapito) == (canale in PER_SCRITTO) and canale != CanaleInvio.IO_APP else ""


def _of_family(contatti: ContattiNucleo | None) -> str:
    return (contatti and (contatti.cellulare or contatti.telefono)) or ""


def _home(scheda: SchedaPersona | None) -> str:
    if scheda is None:
        return ""
    return (scheda.senza_dimora and scheda.punto_contatto) or scheda.domicilio_effettivo
