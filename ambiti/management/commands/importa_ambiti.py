import json
from pathlib import Path

from django.core.management import BaseCommand, CommandError

from ambiti.services import territorio as services
from rdc_platform import territorio


class Command(BaseCommand):
    help = "Carica gli Ambiti da un file CSV, o quelli sintetici; scrive un resoconto in JSON. Si può ripetere."
    requires_system_checks = []

    def add_arguments(self, parser):
        source = parser.add_mutually_exclusive_group(required=True)
        source.add_argument("file", nargs="?", type=Path, help="CSV in UTF-8, un Ambito per riga.")
        source.add_argument(
            "--sintetici", action="store_true", help="Ambiti inventati che coprono tutti i Comuni dal 2019."
        )
        source.add_argument("--esempio", action="store_true", help="Scrive un file di esempio, e non carica nulla.")

    def handle(self, *args, **options):
        if options["esempio"]:
            self.stdout.write(territorio.write_ambiti(territorio.ambiti_sintetici()), ending="")
            return
        ambiti = list(territorio.ambiti_sintetici()) if options["sintetici"] else self._read(options["file"])
        try:
            report = services.load_ambiti(ambiti)
        except services.ComuniMancantiError as missing:
            raise CommandError("Mancano i Comuni. Prima esegui: bin/manage importa_comuni") from missing
        self.stdout.write(json.dumps(report))

    def _read(self, path):
        try:
            return territorio.read_ambiti(path.read_text(encoding="utf-8"))
        except territorio.FileAmbitiError as faults:
            raise CommandError(f"Non ho caricato nulla: correggi il file.\n{faults}") from faults
        except UnicodeDecodeError as fault:
            raise CommandError("Non ho caricato nulla: il file non è in UTF-8. Salvalo come CSV UTF-8.") from fault
        except OSError as fault:
            raise CommandError(f"Non riesco a leggere {path}: {fault.strerror}.") from fault
