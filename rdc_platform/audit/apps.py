from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "rdc_platform.audit"
    label = "audit"
    verbose_name = "Registro"
