from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "rdc_platform.outbox"
    label = "outbox"
    verbose_name = "Messaggi in uscita"
