import json

from django.core.management import BaseCommand
from django.db import transaction

from ambiti.services import territorio as services
from rdc_platform import territorio


class Command(BaseCommand):
    help = "Porta Comuni e Stati esteri all'elenco di questa versione; scrive un resoconto in JSON. Si può ripetere."
    requires_system_checks = []

    @transaction.atomic
    def handle(self, *args, **options):
        report = {
            "comuni": services.load_comuni(list(territorio.comuni().values())),
            "stati": services.load_stati(list(territorio.stati().values())),
        }
        self.stdout.write(json.dumps(report))
