"""The notices of an appointment: who is told by what, what leaves by itself, what came of it (spec §3.4).

E-mails, PEC and short messages leave through the outbox; of the rest the Case manager writes what he did, with its proof.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from ambiti.models import Componente
from patti_inclusione.models import (
    CanaleInvio,
    ContattiNucleo,
    Convocazione,
    DestinatarioInvio,
    EsitoInvio,
    InvioConvocazione,
    SchedaPersona,
    SituazioneComponente,
    TipoEvento,
)
from patti_inclusione.selectors.sms import IN_VIAGGIO
from patti_inclusione.services.caso import note_evento
from patti_inclusione.services.esito_invio import settle_invio
from patti_inclusione.services.recapiti import find_recapito, find_recapito_tutela, is_assisted
from patti_inclusione.services.sms import leave_avviso, leave_disdette
from patti_inclusione.services.sms_testo import when
from rdc_platform.audit.autori import Sistema
from rdc_platform.gateways import sms
from rdc_platform.outbox import services as outbox
from rdc_platform.pec.models import MessaggioPec, StatoPec
from rdc_platform.pec.services import Lettera, PecNonValidaError, send_many, send_pec

AUTOMATICI = {CanaleInvio.EMAIL, CanaleInvio.PEC}
DA_MANDARE = {EsitoInvio.DA_FARE, EsitoInvio.FALLITO}
TOLD = [EsitoInvio.IN_PARTENZA, EsitoInvio.INVIATO, EsitoInvio.CONSEGNATO]
OGGETTO = "Appuntamento con il Comune di {comune}"  # whoever sees it must not read why (spec §10.4)
DISDETTA = (
    "Buongiorno, l'appuntamento di {giorno} con il Comune di {comune} non si fa più. "
    "Se serve un altro giorno, ve lo comunichiamo con un altro messaggio."
)
RICEVUTE = Sistema("pec.convocazioni")
TOPIC_PEC = "famiglie.pec_convocazione"
DELLA_PEC = {
    StatoPec.INVIATO: EsitoInvio.IN_PARTENZA,
    StatoPec.ACCETTATO: EsitoInvio.INVIATO,
    StatoPec.ACCETTATO_NON_CERTIFICATO: EsitoInvio.INVIATO,
    StatoPec.CONSEGNATO: EsitoInvio.CONSEGNATO,
    StatoPec.MANCATA_CONSEGNA: EsitoInvio.FALLITO,
    StatoPec.NON_ACCETTATO: EsitoInvio.FALLITO,
    StatoPec.FALLITO: EsitoInvio.FALLITO,
}


def prepare_invii(convocazione: Convocazione, componenti: Sequence[Componente], *, mandata: bool) -> None:
    """One row for each member and channel, another for who assists him; what leaves by itself leaves, unless told already."""
    nucleo = convocazione.caso.nucleo
    keys = [componente.pk for componente in componenti]
    contatti = ContattiNucleo.objects.filter(pk=nucleo.pk).first()
    situazioni = {row.pk: row for row in SituazioneComponente.objects.filter(pk__in=keys)}
    schede = {row.pk: row for row in SchedaPersona.objects.filter(pk__in=keys)}
    rows = []
    for componente in componenti:
        scheda = schede.get(componente.pk)
        for canale in convocazione.canali:
            row = InvioConvocazione(convocazione=convocazione, componente=componente, canale=canale)
            row.recapito = find_recapito(canale, nucleo, contatti, situazioni.get(componente.pk), scheda)
            rows.append(row)
            if scheda is not None and is_assisted(scheda):
                own = find_recapito_tutela(canale, scheda)
                rows.append(
                    InvioConvocazione(
                        convocazione=convocazione,
                        componente=componente,
                        canale=canale,
                        a_chi=DestinatarioInvio.TUTELA,
                        recapito=own,
                    )
                )
    for row in rows:
        if mandata and row.canale != CanaleInvio.CONCORDATO_FIRMATO:  # which is one only with its file
            row.esito, row.istante = EsitoInvio.INVIATO, timezone.now()
    InvioConvocazione.objects.bulk_create(rows)
    for row in rows:
        send_invio(row)


def leaves_by_itself(canale: str) -> bool:
    """E-mail and PEC always; short messages where there is an operator, else the Case manager sends them."""
    return canale in AUTOMATICI or (canale == CanaleInvio.SMS and sms.is_configured())


def list_da_soli() -> str:
    """What leaves by itself, in words."""
    return "E-mail, PEC e SMS partono da soli" if sms.is_configured() else "E-mail e PEC partono da sole"


def send_invio(invio: InvioConvocazione) -> bool:
    """Let a notice leave, if it is one that leaves by itself and has somewhere to go and did not leave already."""
    if not leaves_by_itself(invio.canale) or invio.esito not in DA_MANDARE or not invio.recapito:
        return False
    convocazione = invio.convocazione
    if invio.canale == CanaleInvio.PEC:
        try:
            invio.pec = send_pec(
                destinatario=invio.recapito,
                oggetto=_oggetto(convocazione),
                corpo=convocazione.testo,
                riferimento=convocazione,
                causale="Convocazione",
            )
        except PecNonValidaError:
            return False
    elif invio.canale == CanaleInvio.SMS:
        leave_avviso(invio)
    else:
        outbox.post("email.convocazione", gruppo=_gruppo(convocazione), invio_id=invio.pk)
    invio.esito = EsitoInvio.IN_PARTENZA
    invio.save(update_fields=["esito", "pec"])
    return True


def send_disdette(convocazioni: Iterable[Convocazione]) -> int:
    """Tell that appointments are off whoever was told of them by e-mail, PEC or SMS; how many. The same queries for many."""
    convocazioni = list(convocazioni)
    rows = InvioConvocazione.objects.filter(
        convocazione__in=convocazioni, canale__in=AUTOMATICI, esito__in=TOLD
    ).exclude(recapito="")
    invii = list(rows.select_related("convocazione__caso__nucleo__comune").order_by("pk"))
    send_many(_lettera(invio) for invio in invii if invio.canale == CanaleInvio.PEC)
    emails = {f"disdetta-{invio.pk}": invio for invio in invii if invio.canale != CanaleInvio.PEC}
    outbox.post_many(
        "email.disdetta",
        {key: {"invio_id": invio.pk} for key, invio in emails.items()},
        {key: _gruppo(invio.convocazione) for key, invio in emails.items()},
    )
    return len(invii) + leave_disdette(convocazioni)


def read_email(invio_id: int) -> tuple[str, str, str] | None:
    """To whom, subject and text of a notice as it leaves; None if the appointment does not stand any more."""
    invio = _read(invio_id)
    if invio.convocazione.stato != "FISSATA" or invio.esito != EsitoInvio.IN_PARTENZA:
        return None
    return invio.recapito, _oggetto(invio.convocazione), invio.convocazione.testo


def read_disdetta(invio_id: int) -> tuple[str, str, str]:
    """To whom, subject and text of the message that an appointment is off."""
    invio = _read(invio_id)
    return invio.recapito, _oggetto(invio.convocazione), disdetta_of(invio.convocazione)


def disdetta_of(convocazione: Convocazione) -> str:
    """What the family is told when an appointment is off."""
    return DISDETTA.format(giorno=when(convocazione.data_ora), comune=convocazione.caso.nucleo.comune.denominazione)


@transaction.atomic
def record_partito(invio_id: int) -> None:
    """The mail server took the notice: the family is told, and T02 may stop."""
    settle_invio(invio_id, EsitoInvio.INVIATO, timezone.now())


@transaction.atomic
def record_fallito(invio_id: int) -> None:
    """The notice did not leave for good: the Case manager finds it red, and uses another way."""
    settle_invio(invio_id, EsitoInvio.FALLITO, timezone.now())


@transaction.atomic
def record_pec(messaggio_id: UUID) -> None:
    """Write on a notice what the receipts of its PEC say by now, and on the time line: they are the proof.

    A delivery wins also over a failure that was certified before it: it can be held against third parties (DPR 68/2005, art. 6).
    """
    stato = MessaggioPec.objects.values_list("stato", flat=True).get(pk=messaggio_id)
    esito = DELLA_PEC.get(StatoPec(stato))
    da = (*IN_VIAGGIO, EsitoInvio.FALLITO) if esito == EsitoInvio.CONSEGNATO else IN_VIAGGIO
    for invio in _invii().filter(pec=messaggio_id):
        if esito and settle_invio(invio.pk, esito, timezone.now(), da=da):
            testo = f"PEC della {invio.convocazione} a {invio.componente.nome}: {esito.label.lower()}"
            note_evento(invio.convocazione.caso, by=RICEVUTE, tipo=TipoEvento.CONVOCAZIONE, testo=testo)


def _invii() -> QuerySet[InvioConvocazione]:
    return InvioConvocazione.objects.select_related("componente", "convocazione__caso__nucleo__comune")


def _read(invio_id: int) -> InvioConvocazione:
    return _invii().get(pk=invio_id)


def _oggetto(convocazione: Convocazione) -> str:
    return OGGETTO.format(comune=convocazione.caso.nucleo.comune.denominazione)


def _lettera(invio: InvioConvocazione) -> Lettera:
    convocazione = invio.convocazione
    return Lettera(invio.recapito, _oggetto(convocazione), disdetta_of(convocazione), "Disdetta", convocazione)


def _gruppo(convocazione: Convocazione) -> str:
    return f"convocazione-{convocazione.pk}"
