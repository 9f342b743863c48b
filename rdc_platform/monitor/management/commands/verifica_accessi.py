from argparse import ArgumentTypeError
from datetime import date, timedelta
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from accounts.intervalli import of_days
from rdc_platform import calendario
from rdc_platform.audit.autori import Sistema
from rdc_platform.monitor.models import Anomalia, TipoAnomalia
from rdc_platform.monitor.services import registro as services


def day(text: str) -> date:
    """A day as the command line has it: 2019-06-30."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text}: scrivi la data così: 2019-06-30.") from None


class Command(BaseCommand):
    """Look at the openings of families on some days. Exit 0 when each had its link, 1 when one had none."""

    help = "Verifica che chi ha aperto una famiglia la potesse vedere in quel momento. Senza date: ieri e oggi."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dal", type=day, default=calendario.today() - timedelta(days=1), help="primo giorno")
        parser.add_argument("--al", type=day, default=calendario.today(), help="ultimo giorno, compreso")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["al"] < options["dal"]:
            raise CommandError("L'ultimo giorno viene prima del primo.")
        days = of_days(options["dal"], options["al"])
        verifica = services.verify_accessi(days.dal, days.al, by=Sistema("registro.verifica"))
        rows = Anomalia.objects.filter(istante__gte=days.dal, istante__lt=days.al)
        counts = {tipo: rows.filter(tipo=tipo).count() for tipo in TipoAnomalia}
        self.stdout.write(f"Letture guardate: {verifica.letture}.")
        for tipo, count in counts.items():
            self.stdout.write(f"{tipo.label}: {count}.")
        if counts[TipoAnomalia.SENZA_LEGAME]:
            raise CommandError("C'è chi ha aperto una famiglia che non poteva vedere.", returncode=1)
