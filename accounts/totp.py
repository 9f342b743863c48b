"""What an authenticator app needs to know of a new second factor."""

import base64
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.conf import settings

from accounts import qr
from accounts.models import DispositivoTotp


@dataclass(frozen=True)
class Enrolment:
    """The secret to type, in groups of four; the address that an app on the same phone opens; its QR code."""

    segreto: str
    url: str
    qr: qr.Qr


def enrolment(device: DispositivoTotp) -> Enrolment:
    """The secret of `device` in the three ways in which it can be handed to an app (key URI format, RFC 6238)."""
    secret = base64.b32encode(device.chiave).decode().rstrip("=")
    label = quote(f"{settings.OTP_TOTP_ISSUER}:{device.user.email}")
    url = f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': settings.OTP_TOTP_ISSUER})}"
    return Enrolment(" ".join(secret[i : i + 4] for i in range(0, len(secret), 4)), url, qr.encode(url))
