"""What the monitor does by itself: it walks over the register of reads, and says when an exchange does not go."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from celery import shared_task
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.database import as_tasks
from accounts.models import Operatore
from rdc_platform import calendario, mail
from rdc_platform.audit.autori import Sistema
from rdc_platform.gateways import ministero
from rdc_platform.gateways.errors import GatewayRefusal
from rdc_platform.monitor.models import Rilevazione, StatoScambio
from rdc_platform.monitor.services import allarmi, registro, rilevazioni
from rdc_platform.norme.selectors import intero
from rdc_platform.outbox import conservazione
from rdc_platform.outbox.corsie import corsia_of
from rdc_platform.outbox.flussi import FLUSSI
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message


@shared_task
def verify_accessi() -> None:
    """Look at the openings of families since the last time; beat calls it every hour."""
    with as_tasks():
        registro.verify_since_last(by=Sistema("registro.verifica"))


@shared_task
def warn_scambi() -> None:
    """Say what does not go; beat calls it every ten minutes."""
    with as_tasks():
        allarmi.warn_scambi()


@shared_task
def delete_messaggi() -> None:
    """Delete the messages concluded long ago, batch after batch, and the counts of older days; beat calls it every night."""
    oggi = calendario.today()
    prima = timezone.now() - timedelta(days=intero("MESSAGGI_GG_CONSERVAZIONE", oggi))
    with as_tasks():
        batches = list(conservazione.list_da_cancellare(prima))
    for keys in batches:
        with as_tasks():
            conservazione.delete_messaggi(keys)
    with as_tasks():
        conservazione.delete_giornate(oggi - intero("GIORNATE_GG_CONSERVAZIONE", oggi) * calendario.GIORNO)


@shared_task
def tell_ministero() -> None:
    """Count the closed months that were not counted yet, each in its transaction; beat calls it every night."""
    if not settings.MINISTERO_BASE_URL:
        return
    with as_tasks():
        chiusi = rilevazioni.mesi_chiusi(calendario.today())
        rilevazioni.forget_conteggi(chiusi[0])
    for mese in chiusi:
        with as_tasks():
            rilevazioni.count_mese(mese, chiusi[-1])


def record_rilevazione(message: Message, ricevuta: ministero.Ricevuta) -> None:
    rilevazioni.record_ricevuta(UUID(message.payload["rilevazione_id"]), ricevuta)


def refuse_rilevazione(message: Message, rifiuto: GatewayRefusal) -> None:
    rilevazioni.record_rifiuto(UUID(message.payload["rilevazione_id"]), rifiuto)


@handles(rilevazioni.TOPIC, send=ministero.post_rilevazione, record=record_rilevazione, refuse=refuse_rilevazione)
def build_rilevazione(message: Message) -> dict[str, Any]:
    """The figures of a month of an Ambito, as they were counted (M15)."""
    row = Rilevazione.objects.select_related("ambito").get(pk=message.payload["rilevazione_id"])
    return {"ambito": row.ambito.codice, "mese": f"{row.mese:%Y-%m}", "versione": row.versione, **row.contenuto}


@handles(allarmi.TOPIC, send=mail.send)
def build_avviso_scambi(message: Message) -> EmailMessage:
    """With whom, and what is wrong; nothing of any message."""
    payload = message.payload
    operatore = Operatore.objects.get(pk=payload["operatore_id"])
    nome, stato = corsia_of(payload["controparte"]).nome, StatoScambio(payload["stato"])
    flusso = FLUSSI.get(payload.get("flusso", ""))
    context = {"nome": nome, "stato": stato, "quando": message.created_at, "flusso": flusso}
    body = render_to_string("monitor/scambi_email.txt", context)
    return mail.message(to=operatore.email, subject=f"Scambi con {nome}: {stato.label.lower()}", body=body)
