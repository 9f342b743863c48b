"""Bring the database up to this version: schema, roles, parameters, published texts, Comuni; synthetic Ambiti where the settings say so."""

from django.conf import settings
from django.core.management import BaseCommand, call_command

from accounts.database_setup import install_roles
from rdc_platform.management.empty_database import light_migrations


class Command(BaseCommand):
    help = "Porta il database a questa versione: schema, ruoli, parametri, testi, Comuni. Si può ripetere."
    requires_system_checks = []

    def handle(self, *args, **options):
        with light_migrations():
            call_command("migrate", interactive=False, verbosity=0, stdout=self.stderr)
        install_roles()
        call_command("importa_parametri", stdout=self.stderr)
        call_command("importa_modelli", stdout=self.stderr)
        call_command("importa_comuni", stdout=self.stderr)
        if settings.AMBITI_SINTETICI:
            call_command("importa_ambiti", "--sintetici", stdout=self.stderr)
