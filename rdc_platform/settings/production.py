"""Production: everything from the environment; what is missing stops the start."""

import os

from rdc_platform.settings.base import *

for name in ("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS", "CHIAVI_CIFRATURA", "INDIRIZZO_PUBBLICO"):
    if not os.environ.get(name):
        raise RuntimeError(f"{name} is not set: see docs/esercizio.md")

if {"spid", "cie"} & set(AUTH_MODES):
    for name in ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"):
        if not os.environ.get(name):
            raise RuntimeError(f"{name} is not set, and AUTH_MODES has spid or cie: see docs/esercizio.md")
    if not OIDC_ISSUER.startswith("https://"):
        raise RuntimeError("OIDC_ISSUER must begin with https://")

SECURE_SSL_REDIRECT = os.environ.get("SECURE_SSL_REDIRECT", "1") == "1"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessione"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
