from django.apps import AppConfig

from rdc_platform.web import stati
from rdc_platform.web.stati import Colore


class ControlliAnagraficiConfig(AppConfig):
    name = "controlli_anagrafici"
    verbose_name = "Controlli anagrafici"

    def ready(self):
        """Say what the states look like."""
        from controlli_anagrafici.models import StatoControllo  # noqa: PLC0415 -- apps are not loaded before ready

        stati.register({StatoControllo.DA_ASSEGNARE: Colore.GIALLO, StatoControllo.ASSEGNATO: Colore.BLU})
