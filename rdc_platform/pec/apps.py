from django.apps import AppConfig


class PecConfig(AppConfig):
    name = "rdc_platform.pec"
    label = "pec"
    verbose_name = "Posta certificata"
