from django.apps import AppConfig


class FornitureConfig(AppConfig):
    name = "rdc_platform.forniture"
    label = "forniture"
    verbose_name = "Forniture INPS"
