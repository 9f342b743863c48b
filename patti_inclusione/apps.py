from django.apps import AppConfig


class PattiInclusioneConfig(AppConfig):
    name = "patti_inclusione"
    verbose_name = "Patti per l'inclusione sociale"

    def ready(self):
        """Colours of the states, services that register themselves, the queue for the families of who leaves, the PEC it follows."""
        from accounts.services import accreditamento  # noqa: PLC0415 -- models load before ready, not before this module
        from patti_inclusione import badges  # noqa: PLC0415 -- as above
        from patti_inclusione.services import (  # noqa: PLC0415 -- the first registers the source of incarichi, too
            assegnazione,
            invio,
        )
        from rdc_platform.pec import seguito  # noqa: PLC0415 -- as above

        badges.register()
        accreditamento.ON_END.append(assegnazione.return_casi_to_queue)
        seguito.follow("patti_inclusione.Convocazione", invio.TOPIC_PEC)
