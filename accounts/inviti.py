"""The e-mail that carries an activation link: the link is made here, as the e-mail leaves, and stored nowhere."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from accounts.models import Invito
from accounts.services import attivazione
from rdc_platform import mail
from rdc_platform.gateways.errors import GatewayRefusal
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message


@handles("email.invito", send=mail.send)
def build_invito(message: Message) -> EmailMessage:
    """The e-mail with a new link; a repeated delivery carries another, and the last to arrive is the one that works."""
    rows = Invito.objects.select_for_update(of=("self",)).select_related("operatore")
    invito = rows.aperti().filter(pk=message.payload["invito_id"]).first()
    if invito is None:
        raise GatewayRefusal("INVITO_SUPERATO", "l'invito è stato usato o sostituito, o il profilo è finito", 0)
    link = attivazione.new_link(invito)
    return mail.message(
        to=invito.operatore.email,
        subject="Attiva il tuo accesso alla piattaforma",
        body=render_to_string("accounts/attivazione_email.txt", {"invito": invito, "link": link}),
    )
