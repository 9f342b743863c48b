"""The e-mails that tell a Coordinatore of something that waits: how long, and nothing of any family."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from accounts.models import Operatore
from rdc_platform import mail
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message


@handles("email.trasferimento", send=mail.send)
def build_trasferimento(message: Message) -> EmailMessage:
    """A transfer that nobody answers: not which family, nor from where to where."""
    operatore = Operatore.objects.get(pk=message.payload["operatore_id"])
    body = render_to_string("patti_inclusione/trasferimento_email.txt", {"giorni": message.payload["giorni"]})
    return mail.message(to=operatore.email, subject="Un trasferimento aspetta una risposta", body=body)
