"""What the worker does for this app by the clock, and what INPS is told of a case; documents and the Centri stand apart."""

import logging
from typing import Any

from celery import shared_task
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.database import as_tasks
from accounts.models import Operatore
from patti_inclusione import (
    avvisi,
    avvisi_scrivania,
    avvisi_sms,
    avvisi_trasferimento,
    scambi_cpi,
    scambi_prenotazioni,
    scambi_progetti,
    scambi_provvedimenti,
    scambi_richiesta_cpi,
    stampe,
)
from patti_inclusione.models import Segnalazione
from patti_inclusione.selectors.cpi import list_casi_da_dire
from patti_inclusione.selectors.presa import list_prese_da_dire
from patti_inclusione.services import comunicazione as comunicazioni
from patti_inclusione.services import comunicazione_patto as _patto
from patti_inclusione.services import comunicazione_presa as prese
from patti_inclusione.services import comunicazione_segnalazione as _segnalazione
from patti_inclusione.services import cpi_messaggio as invii_cpi
from patti_inclusione.services import doppione as doppioni
from patti_inclusione.services import esito as esiti
from patti_inclusione.services import esonero as esoneri
from patti_inclusione.services import ospite as ospiti
from patti_inclusione.services import pubblicazione, segnalazione_avvisi, termine_sospeso, trasferimento_risposta
from patti_inclusione.services import rinvio_cpi as rinvii_cpi
from patti_inclusione.services import scadenza as scadenze
from patti_inclusione.services import supplenza as supplenze
from patti_inclusione.services.termine_incontro import open_incontri
from rdc_platform import calendario, mail
from rdc_platform.audit.autori import Sistema
from rdc_platform.gateways import anpal
from rdc_platform.gateways.errors import GatewayRefusal
from rdc_platform.inps.handlers import carry
from rdc_platform.outbox import letture
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.letture import Letto
from rdc_platform.outbox.models import Message

log = logging.getLogger(__name__)
MESSAGGI = (
    avvisi,
    avvisi_scrivania,
    avvisi_sms,
    avvisi_trasferimento,
    scambi_cpi,
    scambi_progetti,
    scambi_richiesta_cpi,
    stampe,
    _patto,
    _segnalazione,
    prese,
)  # imported here so that the worker knows every kind of message


@handles("email.ospite", send=mail.send)
def build_ospite(message: Message) -> EmailMessage:
    """The e-mail with a new link; a repeated delivery carries another, and the last to arrive is the one that works."""
    invito = ospiti.find_to_send(message.payload["invito_id"])
    if invito is None:
        raise GatewayRefusal("INVITO_SUPERATO", "l'invito è stato usato o sostituito, o l'accesso è finito", 0)
    return mail.message(
        to=invito.membro.email,
        subject="Invito alla piattaforma per il Patto per l'inclusione sociale",
        body=render_to_string("patti_inclusione/ospite_email.txt", {"invito": invito, "link": ospiti.new_link(invito)}),
    )


carry(comunicazioni.TOPIC, comunicazioni.TOPIC_ESITO, comunicazioni)  # what each kind says: `services.messaggi`


@shared_task
def update_scadenze() -> None:
    """Write which terms lapsed, and start those of the month. A page computes them by itself: a night missed misleads nobody.

    Before, those that a norm of these days made stand still are counted again, each in its transaction.
    """
    oggi = calendario.today()
    with as_tasks():
        mossi = termine_sospeso.list_to_move()
    for pk, fonte in mossi:
        with as_tasks():
            termine_sospeso.move_termine(pk, fonte=fonte, oggi=oggi)
    with as_tasks():
        scadenze.expire_scadenze(oggi)
    with as_tasks():
        open_incontri(oggi)


@shared_task
def ask_giustificazioni() -> None:
    """Put the absences that nobody justified in time among what waits for their Case manager, each in its transaction."""
    with as_tasks():
        over = esiti.list_over()
    for esito_id in over:
        with as_tasks():
            esiti.ask_decision(esito_id)


@handles("email.segnalazione", send=mail.send)
def build_avviso_segnalazione(message: Message) -> EmailMessage:
    """To a Coordinatore: there is a report to approve, and until when. Nothing of the family."""
    operatore = Operatore.objects.get(pk=message.payload["operatore_id"])
    segnalazione = Segnalazione.objects.get(pk=message.payload["segnalazione_id"])
    body = render_to_string("patti_inclusione/segnalazione_email.txt", {"entro": segnalazione.scadenza_invio})
    return mail.message(to=operatore.email, subject="Una segnalazione aspetta la tua approvazione", body=body)


@shared_task
def warn_segnalazioni() -> None:
    """Once a day: on the eighth working day every Coordinatore of the Comune hears of what waits."""
    adesso = timezone.now()
    for segnalazione in segnalazione_avvisi.list_da_avvisare(adesso):
        segnalazione_avvisi.warn_coordinatori(segnalazione, adesso)


@shared_task
def pull_provvedimenti() -> None:
    """Take from INPS what it decided and, then, the appointments that it booked."""
    scambi_provvedimenti.pull_provvedimenti()
    scambi_provvedimenti.settle_attese()
    scambi_prenotazioni.pull_prenotazioni()


@shared_task
def expire_esoneri() -> None:
    """Write which exclusions and exonerations are over, each in its transaction. Who is bound is computed by the day: a night missed misleads nobody."""
    oggi = calendario.today()
    with as_tasks():
        over = esoneri.list_over(oggi)
    for pk in over:
        with as_tasks():
            esoneri.expire_esonero(pk, oggi=oggi)


@shared_task
def refresh_persone() -> None:
    """Bring what the other functions know of the families with a Patto to today: ages, terms, what a lot changed."""
    found = 1
    while found:
        with as_tasks():
            found = pubblicazione.refresh_persone()


@shared_task
def find_doppioni() -> None:
    """Look among the members of the open cases for who stands there twice."""
    with as_tasks():
        doppioni.find_doppioni()


@shared_task
def end_supplenze() -> None:
    """Tidy up the substitutions whose time is over, and give back what an absence had put into the queue."""
    by = Sistema("supplenze.finite")
    with as_tasks():
        supplenze.sweep_supplenze(by=by)
        supplenze.sweep_assenze(by=by)


@shared_task
def remind_trasferimenti() -> None:
    """Remind both sides of the transfers that nobody answers."""
    with as_tasks():
        trasferimento_risposta.remind_trasferimenti()


@shared_task
def tell_prese() -> None:
    """In the days of the monthly flow, tell INPS which families were taken into care, each in its transaction."""
    oggi = calendario.today()
    with as_tasks():
        casi = list(list_prese_da_dire(oggi).values_list("pk", flat=True))
    for caso_id in casi:
        with as_tasks():
            prese.tell_presa(caso_id, oggi=oggi)


@shared_task
def forget_contenuti() -> None:
    """Keep no longer in so many words what INPS was told long ago."""
    with as_tasks():
        comunicazioni.forget_contenuti()


@shared_task
def tell_giovani() -> None:
    """Make known to ANPAL the members who came of age, family by family."""
    with as_tasks():
        casi = list(list_casi_da_dire(calendario.today()).values_list("pk", flat=True))
    for caso_id in casi:
        with as_tasks():
            invii_cpi.tell_cresciuti(caso_id)


@shared_task
def pull_rinvii() -> None:
    """Take from ANPAL every return not read yet, in its order; what cannot be read is put aside, and told by its number."""
    letture.take("anpal.rinvii", _read_rinvii)
    scambi_provvedimenti.settle_attese()


def _read_rinvii() -> Letto:
    return letture.read_rows(anpal.list_rinvii, rinvii_cpi.CURSORE, lambda page: page.rinvii, _take_rinvio)


def _take_rinvio(row: dict[str, Any]) -> None:
    numero = str(row.get("numero") or "")[:60]
    try:
        ricevuto = rinvii_cpi.read_rinvio(row)
    except ValueError:
        log.warning("ANPAL: rinvio illeggibile, numero %.60s", numero or "?")
        if numero:
            rinvii_cpi.discard_rinvio(numero)
        return
    rinvii_cpi.record_rinvio(ricevuto)
