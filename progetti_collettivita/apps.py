from django.apps import AppConfig


class ProgettiCollettivitaConfig(AppConfig):
    name = "progetti_collettivita"
    verbose_name = "Progetti utili alla collettività"
