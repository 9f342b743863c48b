from django.apps import AppConfig


class DocumentiConfig(AppConfig):
    name = "rdc_platform.documenti"
    label = "documenti"
    verbose_name = "Documenti"
