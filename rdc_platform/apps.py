from django.apps import AppConfig


class PlatformConfig(AppConfig):
    """The composition root: commands that know every app."""

    name = "rdc_platform"
    verbose_name = "Piattaforma"

    def ready(self):
        """Make our Celery the one that every process rings, web included: without it tasks ring a broker of nobody's."""
        import rdc_platform.celery  # noqa: F401, PLC0415 -- settings are not loaded before ready
