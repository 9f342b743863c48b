from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Accreditamento"

    def ready(self):
        """Refuse to start where anyone could enter as anyone: here, for gunicorn runs no system check. Then the badges."""
        if settings.ENTRA_COME and settings.SETTINGS_MODULE != "rdc_platform.settings.demo":
            raise ImproperlyConfigured("ENTRA_COME is for rdc_platform.settings.demo alone.")
        from accounts import badges  # noqa: PLC0415 -- models load before ready, not before this module
        from accounts.services import accreditamento  # noqa: F401, PLC0415 -- registers the sources of incarichi

        badges.register()
