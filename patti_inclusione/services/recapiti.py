"""Where a notice goes: what the services have checked, else the person's own number or address, else the family's.

Whoever has a secret address is reached at the safe contact and nowhere else.
"""

from dataclasses import dataclass

from ambiti.models import Nucleo
from patti_inclusione.models import (
    AvvisiSms,
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
from patti_inclusione.selectors.caso import Persona
from rdc_platform.telefonia import to_mobile

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
        known = (verified, situazione.telefono if situazione else "", *_of_family(contatti))
        return next((each for each in (_dialled(canale, text) for text in known) if each), "")
    if canale == CanaleInvio.EMAIL:
        verified = scheda.email_verificata if scheda else ""
        return verified or (situazione and situazione.email) or (contatti and contatti.email) or ""
    if canale == CanaleInvio.PEC:
        return scheda.pec if scheda else ""
    if canale in PER_POSTA:
        return _home(scheda) or f"{nucleo.via} {nucleo.civico}, {nucleo.cap} {nucleo.comune.denominazione}"
    return ""


@dataclass(frozen=True)
class Recapiti:
    """How one member is reached: what there is, what he asked for."""

    nucleo: Nucleo
    persona: Persona

    @property
    def nome(self) -> str:
        return self.persona.componente.nome

    @property
    def senza_sms(self) -> bool:
        """Whether he said that he wants no short messages."""
        return self.persona.scheda is not None and self.persona.scheda.avvisi_sms == AvvisiSms.NO

    def find(self, canale: str) -> str:
        """His number or address for that channel; "" where there is none."""
        situazione = getattr(self.persona.componente, "situazione", None)
        contatti = getattr(self.nucleo, "contatti", None)
        return find_recapito(canale, self.nucleo, contatti, situazione, self.persona.scheda)

    def in_parole(self) -> str:
        """The channels of his that leave by themselves, and his preference."""
        canali = (CanaleInvio.SMS, CanaleInvio.EMAIL, CanaleInvio.PEC)
        found = [canale.label for canale in canali if self.find(canale) and not (canale == "SMS" and self.senza_sms)]
        parts = [", ".join(found)] if found else []
        if self.senza_sms:
            parts.append("non vuole SMS")
        if self.persona.scheda is not None and self.persona.scheda.canale_preferito:
            parts.append(f"preferisce {self.persona.scheda.get_canale_preferito_display()}")
        return "; ".join(parts)


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
    """An address with @ is for written channels, one without for the others; a short message wants a mobile telephone."""
    if canale == CanaleInvio.SMS:
        return _dialled(canale, recapito)
    return recapito if ("@" in recapito) == (canale in PER_SCRITTO) and canale != CanaleInvio.IO_APP else ""


def _of_family(contatti: ContattiNucleo | None) -> tuple[str, ...]:
    return (contatti.cellulare, contatti.telefono) if contatti else ()


def _dialled(canale: str, text: str) -> str:
    """A number as it is used: whoever telephones reads it as it was written, the operator of messages as E.164."""
    return to_mobile(text) if canale == CanaleInvio.SMS else text


def _home(scheda: SchedaPersona | None) -> str:
    if scheda is None:
        return ""
    return (scheda.senza_dimora and scheda.punto_contatto) or scheda.domicilio_effettivo
