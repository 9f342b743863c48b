"""The e-mails of the desk: that a family was given in an emergency, to all who have to know."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import Accreditamento, Ruolo
from patti_inclusione.models import Supplenza
from rdc_platform import mail
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message


@handles("email.emergenza", send=mail.send_if_any)
def build_emergenza(message: Message) -> EmailMessage | None:
    """Nobody's name, and nothing of the family: where to read it. None where no mailbox of the data-protection officer is set."""
    supplenza = Supplenza.objects.get(pk=message.payload["supplenza_id"])
    key = message.payload["accreditamento_id"]
    row = Accreditamento.objects.select_related("operatore").get(pk=key) if key else None
    to = row.operatore.email if row is not None else settings.EMAIL_DPO
    if not to:
        return None
    context = {"supplenza": supplenza, "url": f"{settings.INDIRIZZO_PUBBLICO}{_where(supplenza, row)}"}
    body = render_to_string("patti_inclusione/emergenza_email.txt", context)
    return mail.message(to=to, subject="Una famiglia è stata aperta in emergenza", body=body)


def _where(supplenza: Supplenza, row: Accreditamento | None) -> str:
    if row is None:
        return reverse("monitor:anomalia_list")
    if row.ruolo == Ruolo.COORDINATORE_PATTO:
        return reverse("patti_inclusione:supplenza_detail", args=[supplenza.pk])
    return reverse("patti_inclusione:caso_detail", args=[supplenza.caso_id])
