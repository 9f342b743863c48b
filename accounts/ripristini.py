"""The e-mail that carries the link to a new password: the link is made here, as the e-mail leaves, and stored nowhere."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from accounts.services import ripristino
from rdc_platform import mail
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message


# Nobody to write to is no failure: the message exists so that who asks cannot tell.
@handles("email.ripristino", send=mail.send_if_any)
def build_ripristino(message: Message) -> EmailMessage | None:
    """The e-mail with a new link, or None; a repeated delivery carries another, and the last to arrive is the one that works."""
    made = ripristino.new_link(message.payload["operatore_id"])
    if made is None:
        return None
    operatore, invito, link = made
    return mail.message(
        to=operatore.email,
        subject="Scegli una nuova password",
        body=render_to_string("accounts/ripristino_email.txt", {"invito": invito, "link": link}),
    )
