"""PEC out, by SMTP. No key protects from a double here, so it matters exactly where a failure falls."""

import smtplib
from contextlib import suppress
from email import policy
from email.message import EmailMessage
from email.utils import getaddresses, parseaddr
from ssl import create_default_context

from django.conf import settings

from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable

TIMEOUT = 10
PORTA_TLS = 465  # implicit TLS, as the Italian providers have it
MAX_BYTE = 30 * 1024 * 1024  # of a message times its recipients (DM 2-11-2005)
PEZZO = 256 * 1024  # bytes that a line carries within the time-out, however slow
WIRE = policy.SMTP.clone(cte_type="7bit")


class PecRefused(GatewayRefusal):
    """The provider refused for good (5xx), or the message is not fit to be sent."""


class PecUncertain(GatewayRefusal):
    """The connection fell after the end of the message and before the answer: it may have left. Never sent again by itself."""

    def __init__(self, dettaglio: str) -> None:
        super().__init__("INCERTO", dettaglio, 0)


class PecSuspended(GatewayUnavailable):
    """The provider does not let us in: the queue waits, whatever the attempts, until someone mends the password."""


def send(message: EmailMessage) -> None:
    """Hand the message to the provider; back only when it was taken (250).

    GatewayUnavailable: it was surely not taken, try again (PecSuspended: no message is). PecRefused: it never will be.
    PecUncertain: no one knows.
    """
    sender, recipients = _envelope(message)
    data = _bytes(message, len(recipients))
    try:
        smtp = _connect()
        try:
            _announce(smtp, sender, recipients)
            _deliver(smtp, data)
        finally:
            _quit(smtp)
    except smtplib.SMTPAuthenticationError as error:
        raise PecSuspended(f"il gestore non accetta l'accesso ({error.smtp_code})") from error
    except smtplib.SMTPResponseException as error:  # the greeting, or the log-in: no word on this message
        raise GatewayUnavailable(f"il gestore risponde {error.smtp_code}") from error
    except (smtplib.SMTPException, OSError) as error:
        raise GatewayUnavailable(f"collegamento con il gestore non riuscito ({type(error).__name__})") from error


def _quit(smtp: smtplib.SMTP) -> None:
    """Part politely; how that goes says nothing of the message, and must not be taken for a failure of it."""
    with suppress(smtplib.SMTPException, OSError):
        smtp.quit()
    smtp.close()


def _envelope(message: EmailMessage) -> tuple[str, list[str]]:
    sender = parseaddr(message["From"])[1]
    headers = message.get_all("To", []) + message.get_all("Cc", [])
    recipients = [address for _, address in getaddresses([str(header) for header in headers])]
    if message["Bcc"]:
        raise PecRefused("CCN", "la PEC non ammette destinatari nascosti", 0)
    if not message["Message-ID"]:
        raise PecRefused("MESSAGE_ID", "manca il Message-ID, che lega le ricevute al messaggio", 0)
    if (
        not sender
        or not recipients
        or not all("@" in address and address.isascii() for address in (sender, *recipients))
    ):
        raise PecRefused(
            "INDIRIZZI", "manca il mittente o un destinatario, o un indirizzo non si può scrivere in ASCII", 0
        )
    return sender, recipients


def _bytes(message: EmailMessage, recipients: int) -> bytes:
    data = message.as_bytes(policy=WIRE)
    if len(data) * recipients > MAX_BYTE:
        raise PecRefused(
            "DIMENSIONE", f"il messaggio supera {MAX_BYTE // 1024 // 1024} MB per numero di destinatari", 0
        )
    return data


def _connect() -> smtplib.SMTP:
    host, port = settings.PEC_SMTP_HOST, settings.PEC_SMTP_PORT
    if port == PORTA_TLS:
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=create_default_context())
    else:
        smtp = smtplib.SMTP(host, port, timeout=TIMEOUT)
    if user := getattr(settings, "PEC_SMTP_USER", ""):
        try:
            smtp.login(user, settings.PEC_SMTP_PASSWORD)
        except (smtplib.SMTPException, OSError):
            smtp.close()
            raise
    return smtp


def _announce(smtp: smtplib.SMTP, sender: str, recipients: list[str]) -> None:
    """Everything before the message: one refused recipient refuses it whole, so that no one gets half a delivery."""
    smtp.ehlo_or_helo_if_needed()
    _judge(*smtp.mail(sender))
    for recipient in recipients:
        _judge(*smtp.rcpt(recipient))
    code, answer = smtp.docmd("DATA")
    if code != 354:
        _judge(code, answer)
        raise GatewayUnavailable(f"il gestore risponde {code} a DATA")


def _deliver(smtp: smtplib.SMTP, data: bytes) -> None:
    """The message, piece by piece for a line may be slow; then the final dot alone: from there on, silence is uncertainty."""
    text = _dot_stuffed(data)
    for at in range(0, len(text), PEZZO):
        smtp.send(text[at : at + PEZZO])
    try:
        smtp.send(b".\r\n")
        code, answer = smtp.getreply()
    except (smtplib.SMTPException, OSError) as error:
        raise PecUncertain("il gestore non ha risposto alla fine del messaggio") from error
    if code < 200 or 300 <= code < 400:
        raise PecUncertain("il gestore ha risposto in modo incomprensibile alla fine del messaggio")
    _judge(code, answer)


def _dot_stuffed(data: bytes) -> bytes:
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removesuffix(b"\n").split(b"\n")
    return b"".join((b"." if line.startswith(b".") else b"") + line + b"\r\n" for line in lines)


def _judge(code: int, answer: bytes | str) -> None:
    text = answer.decode("ascii", "replace") if isinstance(answer, bytes) else answer
    if code >= 500:
        raise PecRefused(f"SMTP_{code}", text[:300], code)
    if code >= 400:
        raise GatewayUnavailable(f"il gestore chiede di riprovare ({code})")
    if code < 0:
        raise GatewayUnavailable("il gestore risponde in modo incomprensibile")
