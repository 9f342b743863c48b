import json
from typing import Any

from django.core.management import BaseCommand, CommandParser

from rdc_platform import parametri
from rdc_platform.norme import services


class Command(BaseCommand):
    help = "Porta i parametri normativi a quelli di questa versione; scrive un resoconto in JSON. Si può ripetere."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--ripristina",
            action="store_true",
            help="Cancella anche i valori aggiunti qui, e torna a quelli di questa versione.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        report = services.load_parametri(parametri.load(), ripristina=options["ripristina"])
        self.stdout.write(json.dumps(report))
