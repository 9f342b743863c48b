from django.apps import AppConfig


class PattiInclusioneConfig(AppConfig):
    name = "patti_inclusione"
    verbose_name = "Patti per l'inclusione sociale"

    def ready(self):
        """Colours of the states, the services that register themselves, and the queue for the families of who leaves."""
        from accounts.services import accreditamento  # noqa: PLC0415 -- models load before ready, not before this module
        from patti_inclusione import badges  # noqa: PLC0415 -- as above
        from patti_inclusione.services import assegnazione  # noqa: PLC0415 -- registers the source of incarichi, too

        badges.register()
        accreditamento.ON_END.append(assegnazione.return_casi_to_queue)
