"""The e-mails that warn: what ends, what is to be confirmed, what nobody uses, what the Ministry closed.

Rows are read as the e-mail leaves: what is true no more is not sent, nor to who is Amministratore no more. No e-mail
names a person: mailboxes are read by others, too.
"""

from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import Accreditamento, StatoAccreditamento
from accounts.selectors import scadenze as selectors
from accounts.selectors.sostituti import irreplaceable
from accounts.services import preavvisi
from rdc_platform import mail
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message


def send(email: EmailMessage | None, key: str) -> None:
    """Hand the e-mail to the mail server, if there is still something to say."""
    if email is not None:
        mail.send(email, key)


@handles("email.fine_accreditamento", send=send)
def build_fine(message: Message) -> EmailMessage | None:
    """To the Amministratore: a profile of his Ambito ends soon, and whether there is nobody else in its place."""
    rows = Accreditamento.objects.not_over()
    row = rows.filter(pk=message.payload["accreditamento_id"], valido_al=message.payload["fine"]).first()
    if row is None:
        return None
    ultimo = rows.filter(irreplaceable(), pk=row.pk).exists()
    return _to_amministratore(
        message,
        "Un accreditamento sta per finire",
        "avviso_fine",
        {"row": row, "ultimo": ultimo, "link": _link("accreditamento_detail", row.pk)},
    )


@handles("email.conferma_operatori", send=send)
def build_conferma(message: Message) -> EmailMessage | None:
    """To the Amministratore: operators to be confirmed by a day, how many, and what happens to those he leaves out."""
    entro = date.fromisoformat(message.payload["entro"])
    to = _amministratore(message)
    if to is None:
        return None
    rows = selectors.to_confirm(Accreditamento.objects.filter(ambito=to.ambito_id))
    quanti = rows.filter(entro=entro).count()
    if not quanti:
        return None
    context = {"quanti": quanti, "entro": entro, "ultimo_giorno": preavvisi.last_day(entro)}
    return _to_amministratore(
        message,
        "Operatori da confermare",
        "avviso_conferma",
        context | {"momento": message.payload["momento"], "link": _link("conferma_list")},
    )


@handles("email.inattivita", send=send)
def build_inattivita(message: Message) -> EmailMessage | None:
    """To the person: a profile that he does not use will be suspended."""
    entro = date.fromisoformat(message.payload["entro"])
    rows = selectors.unused(selectors.giorni("INATTIVITA_OPERATORE_GG") - selectors.giorni("INATTIVITA_AVVISO_GG"))
    rows = rows.filter(usato=entro - selectors.giorni("INATTIVITA_OPERATORE_GG"))
    row = rows.select_related("operatore").filter(pk=message.payload["accreditamento_id"]).first()
    if row is None:
        return None
    body = render_to_string("accounts/avviso_inattivita.txt", {"row": row, "entro": entro, "link": _link("accesso")})
    return mail.message(to=row.operatore.email, subject="Un tuo profilo sta per essere sospeso", body=body)


@handles("email.atto_ministero", send=send)
def build_atto_ministero(message: Message) -> EmailMessage | None:
    """To the Amministratore: the Ministry has closed a profile of his Ambito."""
    row = Accreditamento.objects.get(pk=message.payload["accreditamento_id"])
    context = {"atto": StatoAccreditamento(message.payload["stato"]).label.lower()}
    return _to_amministratore(
        message,
        "Il Ministero ha chiuso un accreditamento del tuo Ambito",
        "avviso_ministero",
        context | {"link": _link("accreditamento_detail", row.pk)},
    )


def _amministratore(message: Message) -> Accreditamento | None:
    rows = Accreditamento.objects.in_vigore().select_related("operatore")
    return rows.filter(pk=message.payload["amministratore_id"]).first()


def _to_amministratore(message: Message, subject: str, template: str, context: dict) -> EmailMessage | None:
    """The e-mail, if who was to read it is still Amministratore."""
    to = _amministratore(message)
    if to is None:
        return None
    body = render_to_string(f"accounts/{template}.txt", context)
    return mail.message(to=to.operatore.email, subject=subject, body=body)


def _link(name: str, *args: object) -> str:
    return settings.INDIRIZZO_PUBBLICO.rstrip("/") + reverse(f"accounts:{name}", args=args)
