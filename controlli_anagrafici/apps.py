from django.apps import AppConfig


class ControlliAnagraficiConfig(AppConfig):
    name = "controlli_anagrafici"
    verbose_name = "Controlli anagrafici"

    def ready(self):
        """Say what the states look like, and take back the checks of who is no longer Responsabile."""
        from accounts.services import accreditamento  # noqa: PLC0415 -- apps are not loaded before ready
        from controlli_anagrafici import badges  # noqa: PLC0415 -- as above
        from controlli_anagrafici.services import assegnazione  # noqa: PLC0415 -- registers the source of incarichi, too

        accreditamento.ON_END.append(assegnazione.return_controlli)
        badges.register()
