"""The ordinary e-mail of a reminder to a contact person of the Ambito."""

from django.core.mail import EmailMessage

from accounts.models import Sollecito
from accounts.services.sollecito import OGGETTO, text_of
from ambiti.models import Referente
from rdc_platform import mail
from rdc_platform.gateways.errors import GatewayRefusal
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message


@handles("email.sollecito", send=mail.send)
def build_sollecito(message: Message) -> EmailMessage:
    """The same words as the PEC; a Referente taken away meanwhile is written to no more."""
    sollecito = Sollecito.objects.select_related("ambito", "richiesta").get(pk=message.payload["sollecito_id"])
    referente = Referente.objects.filter(pk=message.payload["referente_id"]).first()
    if referente is None:
        raise GatewayRefusal("REFERENTE_TOLTO", "il referente non è più tra quelli dell'Ambito", 0)
    testo = text_of(sollecito.tipo, sollecito.ambito, sollecito.richiesta)
    return mail.message(to=referente.email, subject=OGGETTO, body=testo)
