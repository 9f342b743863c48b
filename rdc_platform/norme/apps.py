from django.apps import AppConfig


class NormeConfig(AppConfig):
    name = "rdc_platform.norme"
    label = "norme"
    verbose_name = "Parametri normativi"
