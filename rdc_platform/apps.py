from django.apps import AppConfig


class PlatformConfig(AppConfig):
    """The composition root: commands that know every app."""

    name = "rdc_platform"
    verbose_name = "Piattaforma"
