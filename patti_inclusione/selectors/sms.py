"""Short messages of an appointment, and which notices did not arrive with nobody told since."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from patti_inclusione.models import (
    CanaleInvio,
    Convocazione,
    EsitoInvio,
    InvioConvocazione,
    SmsConvocazione,
    StatoConvocazione,
    StatoSms,
    TipoSms,
)
from patti_inclusione.selectors.convocazione import sort_invii
from rdc_platform.pec.models import MessaggioPec
from rdc_platform.pec.selectors import overdue

DA_SOLI = (CanaleInvio.SMS, CanaleInvio.EMAIL, CanaleInvio.PEC)
DETTO = (EsitoInvio.INVIATO, EsitoInvio.CONSEGNATO, EsitoInvio.COMPIUTA_GIACENZA)
LEGGERI = (CanaleInvio.SMS, CanaleInvio.EMAIL)  # of these that it left says little: one waits for their arrival
IN_VIAGGIO = (EsitoInvio.IN_PARTENZA, EsitoInvio.INVIATO)
PERCHE = {
    "NUMERO_INESISTENTE": "il numero non esiste",
    "NUMERO_NON_VALIDO": "il numero non è scritto bene",
    "TELEFONO_SPENTO": "il telefono è rimasto spento",
    "CASELLA_PIENA": "la memoria del telefono è piena",
}


@dataclass(frozen=True)
class VoceSms:
    """One message on the page of its appointment: why it did not arrive, and whether he is still to be telephoned."""

    sms: SmsConvocazione
    perche: str
    da_telefonare: bool

    @property
    def senza_numero(self) -> bool:
        """Whether it gives no number to call: no office of the Comune has one."""
        return "chiama" not in self.sms.testo


def list_sms(convocazione: Convocazione, adesso: datetime) -> list[VoceSms]:
    """The short messages of an appointment, the latest first; one query."""
    rows = convocazione.sms.select_related("componente").annotate(aspetta=_aspetta(adesso))
    return [VoceSms(row, _perche(row), row.aspetta) for row in rows.order_by("-creato_il", "-pk")]


def list_invii_e_chiamate(convocazione: Convocazione, adesso: datetime) -> list[InvioConvocazione]:
    """The notices of an appointment, as `list_invii`, each with whether its person is still to be telephoned; one query."""
    aspetta = Exists(invii_da_telefonare(adesso).filter(pk=OuterRef("pk")))
    return sort_invii(convocazione.invii.select_related("componente", "prova").annotate(da_telefonare=aspetta))


def sms_da_telefonare(adesso: datetime) -> QuerySet[SmsConvocazione]:
    """The reminders and withdrawals that did not arrive, of a day to come, whose people were not called since."""
    return SmsConvocazione.objects.filter(_aspetta(adesso))


def invii_da_telefonare(adesso: datetime) -> QuerySet[InvioConvocazione]:
    """The notices sent by us that did not arrive, of people whom nothing else has told of the appointment.

    A PEC of which what should have come has not (a receipt, or whether it left at all) is one of them until it comes.
    """
    senza_notizie = MessaggioPec.objects.filter(overdue(), pk=OuterRef("pec"), sostituito_da=None)
    mute = Q(Exists(senza_notizie), esito__in=IN_VIAGGIO)
    arrivati = Q(esito__in=DETTO) & ~Q(esito=EsitoInvio.INVIATO, canale__in=LEGGERI) & ~mute
    detti = InvioConvocazione.objects.filter(
        arrivati,
        convocazione=OuterRef("convocazione"),
        componente=OuterRef("componente"),
        a_chi=OuterRef("a_chi"),
    )
    return InvioConvocazione.objects.filter(
        ~Exists(detti),
        Q(esito=EsitoInvio.FALLITO) | mute,
        canale__in=DA_SOLI,
        convocazione__stato=StatoConvocazione.FISSATA,
        convocazione__data_ora__gt=adesso,
    )


def _aspetta(adesso: datetime) -> Q:
    chiamate = InvioConvocazione.objects.filter(
        convocazione=OuterRef("convocazione"), componente=OuterRef("componente"), a_chi=OuterRef("a_chi"),
        canale=CanaleInvio.TELEFONO, esito__in=DETTO, istante__gte=OuterRef("esito_il"),
    )  # fmt: skip
    giusta = Q(tipo=TipoSms.DISDETTA) | Q(tipo=TipoSms.PROMEMORIA, convocazione__stato=StatoConvocazione.FISSATA)
    return giusta & Q(~Exists(chiamate), stato=StatoSms.NON_CONSEGNATO, convocazione__data_ora__gt=adesso)


def _perche(sms: SmsConvocazione) -> str:
    if sms.stato != StatoSms.NON_CONSEGNATO:
        return ""
    return PERCHE.get(sms.motivo, "il gestore non l'ha preso" if not sms.id_gestore else "non si sa perché")
