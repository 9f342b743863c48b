from django.apps import AppConfig


class PattiInclusioneConfig(AppConfig):
    name = "patti_inclusione"
    verbose_name = "Patti per l'inclusione sociale"

    def ready(self):
        """Colours of the states, and the services that register themselves with other apps."""
        from patti_inclusione import badges  # noqa: PLC0415 -- models load before ready, not before this module
        from patti_inclusione.services import assegnazione  # noqa: F401, PLC0415 -- registers the source of incarichi

        badges.register()
