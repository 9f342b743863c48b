"""Ordinary e-mail, as one effect of the outbox: taken by our mail server, refused for good, or to be tried again."""

import smtplib
import uuid

from django.conf import settings
from django.core.mail import EmailMessage

from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable

CHIAVI = uuid.UUID("6f0c1f0e-6d0f-4c0a-9f3e-2f4b8a9d1c57")  # the names of our messages, of no machine


def message(*, to: str, subject: str, body: str) -> EmailMessage:
    """A message of ours."""
    return EmailMessage(subject, body, to=[to])


def send(email: EmailMessage, key: str) -> None:
    """Hand `email` to the mail server: GatewayRefusal if it says no for good (5xx), GatewayUnavailable otherwise.

    Its Message-ID comes of `key`: what leaves again after a kill is the same message, and a mailbox shows it once.
    """
    domain = settings.DEFAULT_FROM_EMAIL.rsplit("@", 1)[-1].rstrip(">")
    email.extra_headers["Message-ID"] = f"<{uuid.uuid5(CHIAVI, key)}@{domain}>"
    try:
        email.send()
    except smtplib.SMTPRecipientsRefused as error:
        code = min(code for code, _ in error.recipients.values())
        raise _outcome(code) from error
    except smtplib.SMTPResponseException as error:
        raise _outcome(error.smtp_code) from error
    except (smtplib.SMTPException, OSError) as error:
        raise GatewayUnavailable(f"server di posta: {type(error).__name__}") from error


def send_if_any(email: EmailMessage | None, key: str) -> bool:
    """Whether there was something to send: what the message was about may be over, or never have concerned anybody."""
    if email is None:
        return False
    send(email, key)
    return True


def _outcome(code: int) -> Exception:
    if code >= 500:
        return GatewayRefusal(f"SMTP_{code}", "il server di posta rifiuta il messaggio", code)
    return GatewayUnavailable(f"il server di posta risponde {code}")
