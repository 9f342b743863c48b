from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models, transaction
from django_otp.models import Device, ThrottlingMixin
from django_otp.oath import TOTP

from accounts.models.operatore import Operatore

PASSO = 30  # seconds of a code (RFC 6238)
TOLLERANZA = 1  # steps before and after


def cipher() -> MultiFernet:
    """The keys of the secrets at rest: the first encrypts, all decrypt."""
    return MultiFernet([Fernet(key) for key in settings.CHIAVI_CIFRATURA])


class DispositivoTotp(ThrottlingMixin, Device):
    """The second factor of an operator (RFC 6238: SHA-1, six digits, thirty seconds).

    django-otp's own keeps the secret in clear and verifies without a lock; here it is encrypted, and a code works once
    even when two requests bring it together.
    """

    user = models.OneToOneField(Operatore, models.CASCADE, verbose_name="operatore", related_name="dispositivo")
    segreto = models.BinaryField("segreto cifrato")
    ultimo_passo = models.BigIntegerField("ultimo passo usato", default=-1)

    class Meta:
        verbose_name = "dispositivo di verifica"
        verbose_name_plural = "dispositivi di verifica"

    @property
    def chiave(self) -> bytes:
        """The secret in clear, twenty bytes; raises InvalidToken if no key of the settings opens it."""
        return cipher().decrypt(bytes(self.segreto))

    @transaction.atomic
    def verify_token(self, token) -> bool:
        device = type(self).objects.select_for_update(of=("self",)).get(pk=self.pk)
        allowed, _ = device.verify_is_allowed()
        if not (allowed and device._matches(token)):  # noqa: SLF001 -- the same class, locked
            if allowed:
                device.throttle_increment()
            return False
        device.throttle_reset(commit=False)
        device.save(update_fields=["ultimo_passo", "throttling_failure_timestamp", "throttling_failure_count"])
        return True

    @transaction.atomic
    def take_secret(self, segreto: bytes, token) -> bool:
        """Change the encrypted secret, if `token` is a code of the new one: the old one works until then, and no longer."""
        device = type(self).objects.select_for_update(of=("self",)).get(pk=self.pk)
        device.segreto, device.ultimo_passo = segreto, -1
        if not device._matches(token):  # noqa: SLF001 -- the same class, locked
            return False
        device.throttle_reset(commit=False)
        device.save(
            update_fields=["segreto", "ultimo_passo", "throttling_failure_timestamp", "throttling_failure_count"]
        )
        return True

    def _matches(self, token) -> bool:
        """True if `token` is the code of a step not used yet, within the tolerance; remembers the step."""
        try:
            totp = TOTP(self.chiave, PASSO)
            code = int(token)
        except (ValueError, TypeError, InvalidToken):
            return False
        for offset in range(-TOLLERANZA, TOLLERANZA + 1):
            totp.drift = offset
            if totp.t() > self.ultimo_passo and totp.token() == code:
                self.ultimo_passo = totp.t()
                return True
        return False

    def get_throttle_factor(self):
        return 1
