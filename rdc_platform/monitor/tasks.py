"""What the monitor does by itself: it walks over the register of reads, and says when an exchange does not go."""

from celery import shared_task
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from accounts.database import as_tasks
from accounts.models import Operatore
from rdc_platform import mail
from rdc_platform.audit.autori import Sistema
from rdc_platform.monitor.models import StatoScambio
from rdc_platform.monitor.services import allarmi, registro
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


@handles(allarmi.TOPIC, send=mail.send)
def build_avviso_scambi(message: Message) -> EmailMessage:
    """With whom, and what is wrong; nothing of any message."""
    payload = message.payload
    operatore = Operatore.objects.get(pk=payload["operatore_id"])
    nome, stato = corsia_of(payload["controparte"]).nome, StatoScambio(payload["stato"])
    body = render_to_string("monitor/scambi_email.txt", {"nome": nome, "stato": stato, "quando": message.created_at})
    return mail.message(to=operatore.email, subject=f"Scambi con {nome}: {stato.label.lower()}", body=body)
