"""The tests: the same app, quicker passwords, no secure cookies (the test client speaks plain HTTP)."""

from rdc_platform.settings.base import *

SECRET_KEY = "chiave-delle-sole-prove"  # noqa: S105 -- tests only
CHIAVI_CIFRATURA = ["MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
AMBITI_SINTETICI = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = RDC_HOME / "test" / "documenti"
