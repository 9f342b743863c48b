from django.apps import AppConfig


class ProgettiCollettivitaConfig(AppConfig):
    name = "progetti_collettivita"
    verbose_name = "Progetti utili alla collettività"

    def ready(self):
        """Say what the states look like, and take his projects from a tutor whose accreditation ends."""
        from accounts.services import accreditamento  # noqa: PLC0415 -- apps are not loaded before ready
        from progetti_collettivita import badges  # noqa: PLC0415 -- as above
        from progetti_collettivita.services import tutor  # noqa: PLC0415 -- registers the source of incarichi, too

        accreditamento.ON_END.append(tutor.end_tutorati)
        badges.register()
