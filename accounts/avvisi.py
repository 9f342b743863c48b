"""The e-mails that tell a person what has changed in his access."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from accounts.models import Operatore
from accounts.services.avvisi import Avviso
from rdc_platform import mail
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message

SUBJECTS = {
    Avviso.RECUPERO: "Hai usato un codice di recupero",
    Avviso.CODICI: "Hai nuovi codici di recupero",
    Avviso.TELEFONO: "Il telefono del tuo accesso è cambiato",
    Avviso.PASSWORD: "La tua password è cambiata",
    Avviso.NUOVO_ACCESSO: "Un operatore del tuo Ambito ha un nuovo accesso",
}


@handles("email.avviso", send=mail.send)
def build_avviso(message: Message) -> EmailMessage:
    """Nobody's name and no detail: the mailbox may be read by others."""
    avviso = Avviso(message.payload["avviso"])
    operatore = Operatore.objects.get(pk=message.payload["operatore_id"])
    body = render_to_string("accounts/avviso_email.txt", {"avviso": avviso.value, "quando": message.created_at})
    return mail.message(to=operatore.email, subject=SUBJECTS[avviso], body=body)
