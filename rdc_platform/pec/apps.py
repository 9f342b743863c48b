from django.apps import AppConfig


class PecConfig(AppConfig):
    name = "rdc_platform.pec"
    label = "pec"
    verbose_name = "Posta certificata"

    def ready(self) -> None:
        """Say how the states look."""
        from rdc_platform.pec import badges  # noqa: PLC0415 -- models load before ready, not before this module

        badges.register()
