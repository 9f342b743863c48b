from django.apps import AppConfig


class ProgettiCollettivitaConfig(AppConfig):
    name = "progetti_collettivita"
    verbose_name = "Progetti utili alla collettività"

    def ready(self):
        """Say what the states look like."""
        from progetti_collettivita import badges  # noqa: PLC0415 -- apps are not loaded before ready

        badges.register()
