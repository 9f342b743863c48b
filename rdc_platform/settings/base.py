"""What every installation shares. All that differs between machines comes from the environment (docs/esercizio.md)."""

import os
from pathlib import Path

import pghistory

from rdc_platform.settings import pianificati
from rdc_platform.settings.database import parse_database_url
from rdc_platform.settings.origini import origin_of

BASE_DIR = Path(__file__).resolve().parents[2]
RDC_HOME = Path(os.environ.get("RDC_HOME", BASE_DIR / ".rdc"))

SECRET_KEY = os.environ.get("SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("CSRF_TRUSTED_ORIGINS", "").split(",") if origin]

# The feature that lets anyone enter as a demo person. accounts.apps refuses to start with it outside the demo settings.
ENTRA_COME = False
AMBITI_SINTETICI = False  # load the invented Ambiti: demo and tests

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "guardian",
    "django_otp",
    "django_htmx",
    "django_celery_beat",
    "csp",
    "pgtrigger",
    "pghistory",
    "rdc_platform",
    "rdc_platform.web",
    "rdc_platform.norme",
    "rdc_platform.audit",
    "rdc_platform.outbox",
    "rdc_platform.documenti",
    "rdc_platform.pec",
    "rdc_platform.forniture",
    "rdc_platform.monitor",
    "ambiti",
    "accounts",
    "patti_inclusione",
    "controlli_anagrafici",
    "progetti_collettivita",
]

MIDDLEWARE = [
    "rdc_platform.web.middleware.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "rdc_platform.web.middleware.RequestIdMiddleware",
    "rdc_platform.web.middleware.RequestSizeMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "rdc_platform.web.middleware.NoStoreMiddleware",
    "accounts.middleware.ProfiloMiddleware",
]

ROOT_URLCONF = "rdc_platform.urls"
FORM_RENDERER = "rdc_platform.web.controlli.Controlli"
WSGI_APPLICATION = "rdc_platform.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "rdc_platform.navigation.navigation",
            ],
            "builtins": ["rdc_platform.web.templatetags.rdc"],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"],
                ),
            ],
        },
    },
]

# The transaction of a request is opened by accounts.middleware (docs/adr/0002), not by ATOMIC_REQUESTS.
# Two URLs: the app role owns nothing and has no DDL; the owner migrates (RDC_OWNER=1, set by bin/manage for such commands).
DATABASE_URL = os.environ.get("DATABASE_URL", "")
DATABASE_OWNER_URL = os.environ.get("DATABASE_OWNER_URL", DATABASE_URL)
RUOLI_PREFISSO = os.environ.get(
    "RUOLI_PREFISSO", "rdc"
)  # database roles belong to the whole cluster: a prefix per installation
DATABASES = {
    "default": parse_database_url(DATABASE_OWNER_URL if os.environ.get("RDC_OWNER") == "1" else DATABASE_URL)
    | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/0")
CACHES = {
    "default": {
        "BACKEND": "rdc_platform.web.cache.CacheTollerante",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "rdc",
        "OPTIONS": {"socket_connect_timeout": 0.3, "socket_timeout": 0.5},
    },
}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 15 * 60  # idle time-out; `accounts.middleware` renews it at most once a minute
SESSIONE_MASSIMA = 8 * 3600  # absolute time-out, seconds
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "rdc_platform.web.views.csrf_failure"

AUTH_USER_MODEL = "accounts.Operatore"
AUTHENTICATION_BACKENDS = ["accounts.backends.OperatoreBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.validators.LunghezzaPerRuolo", "OPTIONS": {"minimo": 12, "esteso": 14}},
    {"NAME": "accounts.validators.SenzaNome"},
    {"NAME": "accounts.validators.SenzaContesto"},
    {"NAME": "accounts.validators.NonComune"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        # Not the e-mail: of a long phrase, letter by letter, any domain is "similar". SenzaNome looks for what matters of it.
        "OPTIONS": {"user_attributes": ("codice_fiscale", "nome", "cognome"), "max_similarity": 0.6},
    },
]
LOGIN_URL = "accounts:accesso"
LOGIN_REDIRECT_URL = "home"
ANONYMOUS_USER_NAME = None  # guardian: no anonymous row to grant things to
GUARDIAN_RAISE_403 = False
OTP_TOTP_ISSUER = "Piattaforma RdC"
# The ways in: totp (password and code), spid, cie. Without totp, only the roles of TOTP_ROLES still enter with a password.
AUTH_MODES = [modo for modo in os.environ.get("AUTH_MODES", "totp").lower().split(",") if modo]
TOTP_ROLES = [
    ruolo
    for ruolo in os.environ.get("TOTP_ROLES", "MINISTERO,AMMINISTRATORE_AMBITO,RESPONSABILE_FLUSSI,DPO").split(",")
    if ruolo
]
# The OpenID Connect gateway of SPID and CIE.
OIDC_ISSUER = os.environ.get("OIDC_ISSUER", "")
OIDC_CLIENT_ID = os.environ.get("OIDC_CLIENT_ID", "")
OIDC_CLIENT_SECRET = os.environ.get("OIDC_CLIENT_SECRET", "")
OIDC_PARAMETRO_GESTORE = os.environ.get("OIDC_PARAMETRO_GESTORE", "idp_hint")  # how it is told which of the two
# Key of the TOTP secrets at rest (urlsafe base64, 32 bytes); several, comma separated, to rotate: the first encrypts.
CHIAVI_CIFRATURA = [key for key in os.environ.get("CHIAVI_CIFRATURA", "").split(",") if key]

LANGUAGE_CODE = "it"
TIME_ZONE = "Europe/Rome"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = RDC_HOME / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = RDC_HOME / "documenti"  # never served by URL: only through views that ask the policy
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # the Analisi preliminare of a household of eight
AUTORITA_PEC = os.environ.get("AUTORITA_PEC", "")  # folder of those of the PEC providers (AgID's list); "" for none
AUTORITA_FIRME = os.environ.get("AUTORITA_FIRME", "")  # folder of the trusted authorities' certificates; "" for none
MAX_UPLOAD = 10 * 1024 * 1024  # bytes of one file (letter's attachments: PDF, P7M, JPEG, PNG)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # Bootstrap Italia draws its check marks as data images
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'", *origin_of(OIDC_ISSUER)],  # who leaves by a form ends his session there too
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'self'"],
    },
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 0.3,
    "socket_timeout": 5,
    "max_retries": 0,  # of who rings: a page does not wait for a broker that is away; workers try by themselves
}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = TIME_ZONE
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"
CELERY_BEAT_SCHEDULE = pianificati.CELERY_BEAT_SCHEDULE
INPS_BASE_URL = os.environ.get("INPS_BASE_URL", "")
INPS_TOKEN = os.environ.get("INPS_TOKEN", "")
ANPAL_BASE_URL = os.environ.get("ANPAL_BASE_URL", "")
ANPAL_TOKEN = os.environ.get("ANPAL_TOKEN", "")
ANPR_BASE_URL = os.environ.get("ANPR_BASE_URL", "")
ANPR_TOKEN = os.environ.get("ANPR_TOKEN", "")
INAIL_BASE_URL = os.environ.get("INAIL_BASE_URL", "")
INAIL_TOKEN = os.environ.get("INAIL_TOKEN", "")
MINISTERO_BASE_URL = os.environ.get("MINISTERO_BASE_URL", "")  # empty: nothing is counted for it
MINISTERO_TOKEN = os.environ.get("MINISTERO_TOKEN", "")
PDND_CONFIGURAZIONE = os.environ.get("PDND_CONFIGURAZIONE", "")  # a TOML file: rdc_platform/gateways/pdnd/accordi.py
PEC_SMTP_HOST = os.environ.get("PEC_SMTP_HOST", "127.0.0.1")
PEC_SMTP_PORT = int(os.environ.get("PEC_SMTP_PORT", "465"))
PEC_SMTP_USER = os.environ.get("PEC_SMTP_USER", "")
PEC_SMTP_PASSWORD = os.environ.get("PEC_SMTP_PASSWORD", "")
METRICHE_TOKEN = os.environ.get("METRICHE_TOKEN", "")  # empty: there is no page of metrics
SCAMBI_ALLARME_MINUTI = int(os.environ.get("SCAMBI_ALLARME_MINUTI") or "60")  # that a message may wait
SCAMBI_ALLARME_INPS_MINUTI = int(os.environ.get("SCAMBI_ALLARME_INPS_MINUTI") or "15")  # that one for INPS may
SCAMBI_ALLARME_LETTURE = int(os.environ.get("SCAMBI_ALLARME_LETTURE") or "3")  # tries of a reading that may go wrong
PEC_AL_MINUTO = int(os.environ.get("PEC_AL_MINUTO") or "30")  # messages that one mailbox sends in a minute at most
PEC_IMAP_HOST = os.environ.get("PEC_IMAP_HOST", "")  # empty: no receipt is read
PEC_IMAP_PORT = int(os.environ.get("PEC_IMAP_PORT") or "993")  # 993: TLS from the first byte
PEC_IMAP_USER = os.environ.get("PEC_IMAP_USER") or PEC_SMTP_USER
PEC_IMAP_PASSWORD = os.environ.get("PEC_IMAP_PASSWORD") or PEC_SMTP_PASSWORD
PEC_IMAP_CARTELLE = [each for each in (os.environ.get("PEC_IMAP_CARTELLE") or "INBOX").split(",") if each]
PEC_MITTENTE = os.environ.get("PEC_MITTENTE", "accreditamento.ambitirdc@pec.lavoro.gov.it")
SMS_BASE_URL = os.environ.get("SMS_BASE_URL", "")  # empty: short messages are sent by hand
SMS_TOKEN = os.environ.get("SMS_TOKEN", "")
SMS_MITTENTE = os.environ.get("SMS_MITTENTE") or "Comune"  # as the operator registered it: it names no office
EMAIL_HOST = os.environ.get("EMAIL_HOST", "127.0.0.1")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS") == "1"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "non-rispondere@piattaforma.example.it")
EMAIL_ASSISTENZA = os.environ.get("EMAIL_ASSISTENZA", DEFAULT_FROM_EMAIL)  # whom the pages say to write to
EMAIL_DPO = os.environ.get("EMAIL_DPO", "")
INDIRIZZO_PUBBLICO = os.environ.get("INDIRIZZO_PUBBLICO", "http://127.0.0.1:8000")  # base of the links in e-mails

PGHISTORY_CREATED_AT_FUNCTION = "clock_timestamp()"
# History is asked of one object: an index on each key that a row points with would be written at each act and read by nobody.
# A model whose history is asked otherwise says so in its `meta`.
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
PGHISTORY_CONTEXT_FIELD = pghistory.ContextForeignKey(db_index=False)
# Guardian's own backend is not hooked: permissions are querysets (accounts.policy), never has_perm.
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]

VERSIONE = "0.1.0"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "richiesta": {"()": "rdc_platform.web.logs.RequestIdFilter"},
        "gettoni": {"()": "rdc_platform.web.logs.SenzaGettoniFilter"},
    },
    "formatters": {
        "riga": {
            "()": "rdc_platform.web.logs.SenzaRigheFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s",
        }
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "riga", "filters": ["richiesta", "gettoni"]}
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    # django.request logs the path of each 404; paths hold only UUIDs, but a refusal is logged in the register instead.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "httpx": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},
        "weasyprint.progress": {"level": "WARNING"},
        # They name the signers of what is wrong with a file; what matters of it is a row (documenti.VerificaFirma).
        "pyhanko": {"level": "CRITICAL"},
        "pyhanko_certvalidator": {"level": "CRITICAL"},
    },
}
