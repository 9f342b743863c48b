"""What the monitor does by itself: it walks over the register of reads, and says when an exchange does not go."""

from datetime import timedelta

from celery import shared_task
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.database import as_tasks
from accounts.models import Operatore
from rdc_platform import calendario, mail
from rdc_platform.audit.autori import Sistema
from rdc_platform.monitor.models import StatoScambio
from rdc_platform.monitor.services import allarmi, registro
from rdc_platform.norme.selectors import intero
from rdc_platform.outbox import conservazione
from rdc_platform.outbox.corsie import corsia_of
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


@handles(allarmi.TOPIC, send=mail.send)
def build_avviso_scambi(message: Message) -> EmailMessage:
    """With whom, and what is wrong; nothing of any message."""
    payload = message.payload
    operatore = Operatore.objects.get(pk=payload["operatore_id"])
    nome, stato = corsia_of(payload["controparte"]).nome, StatoScambio(payload["stato"])
    body = render_to_string("monitor/scambi_email.txt", {"nome": nome, "stato": stato, "quando": message.created_at})
    return mail.message(to=operatore.email, subject=f"Scambi con {nome}: {stato.label.lower()}", body=body)
