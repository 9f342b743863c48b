"""Delivery of PEC. SMTP has no idempotency key: what may have left is never sent again by itself."""

from email.message import EmailMessage
from email.utils import formatdate

from django.utils import timezone

from rdc_platform.gateways import pec
from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message
from rdc_platform.pec.models import MessaggioPec, StatoPec


def send(email: EmailMessage, key: str) -> None:
    """Hand `email` to the provider; not taken before the end of DATA, it goes back to the queue."""
    try:
        pec.send(email)
    except GatewayUnavailable:
        MessaggioPec.objects.filter(message_id=key, stato=StatoPec.IN_INVIO).update(stato=StatoPec.IN_CODA)
        raise


def record_sent(message: Message, _outcome: object) -> None:
    MessaggioPec.objects.filter(message_id=message.key).update(stato=StatoPec.INVIATO, inviato_il=timezone.now())


def record_refusal(message: Message, refusal: Exception) -> None:
    """A definitive no is FALLITO; an answer that never came after DATA is INCERTO, for a person to look at."""
    stato = StatoPec.INCERTO if isinstance(refusal, pec.PecUncertain) else StatoPec.FALLITO
    MessaggioPec.objects.filter(message_id=message.key).update(stato=stato, ultimo_errore=str(refusal)[:300])


@handles("pec.invio", send=send, record=record_sent, refuse=record_refusal)
def build_email(message: Message) -> EmailMessage:
    """Take the row to IN_INVIO (committed before the call) and make the e-mail; found there already, it is uncertain."""
    row = MessaggioPec.objects.select_for_update(of=("self",)).get(pk=message.payload["messaggio_id"])
    if row.stato == StatoPec.INVIATO:
        raise GatewayRefusal("PEC_GIA_INVIATA", "il messaggio risulta già inviato", 0)
    if row.stato != StatoPec.IN_CODA:
        raise pec.PecUncertain("trovato in invio dopo un riavvio")
    row.stato = StatoPec.IN_INVIO
    row.save(update_fields=["stato"])
    email = EmailMessage()
    email["Message-ID"], email["Date"] = row.message_id, formatdate(localtime=True)
    email["From"], email["To"], email["Subject"] = row.mittente, row.destinatario, row.oggetto
    email["X-TipoRicevuta"] = "completa"
    email.set_content(row.corpo)
    for documento in row.allegati.all():
        maintype, subtype = documento.tipo_contenuto.split("/")
        email.add_attachment(documento.file.read(), maintype=maintype, subtype=subtype, filename=documento.nome)
    return email
