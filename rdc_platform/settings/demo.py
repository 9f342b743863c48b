"""The demo: embedded services, simulators, synthetic people, and "Entra come …" on the login page."""

import os

from rdc_platform.settings.base import *
from rdc_platform.settings.chiavi import chiave_locale

SECRET_KEY = SECRET_KEY or chiave_locale(RDC_HOME, "secret_key")
CHIAVI_CIFRATURA = CHIAVI_CIFRATURA or [chiave_locale(RDC_HOME, "chiave_cifratura")]
ENTRA_COME = True
AMBITI_SINTETICI = True
EMAIL_ASSISTENZA = "assistenza@piattaforma.example.it"
PEC_WEB_URL = os.environ.get("PEC_WEB_URL", "")  # where what is sent can be read
CELERY_BEAT_SCHEDULE["forniture-inps"]["schedule"] = 5.0  # a lot made on the simulator's page arrives while one looks
CELERY_BEAT_SCHEDULE["rinvii-anpal"]["schedule"] = 5.0  # and so does whom a Centro per l'impiego sends back
CELERY_BEAT_SCHEDULE["messaggi-anpal"]["schedule"] = 5.0  # and what it asks, or answers
CELERY_BEAT_SCHEDULE["proposte-anpal"]["schedule"] = 5.0  # and whom one proposes for a project
CELERY_BEAT_SCHEDULE["provvedimenti-inps"]["schedule"] = 5.0  # and so does a decision made there
CELERY_BEAT_SCHEDULE["ricevute-pec"]["schedule"] = 10.0  # the receipts of the simulated provider come in two seconds
# Months are told while one looks, and not at night; before, the families of the first lot are given the days they came on.
CELERY_BEAT_SCHEDULE["monitoraggio-ministero"] = {"task": "rdc_platform.demo.arrivi.tell_ministero", "schedule": 20.0}
CELERY_IMPORTS = ("rdc_platform.demo.arrivi",)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
