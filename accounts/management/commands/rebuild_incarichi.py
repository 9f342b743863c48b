from django.core.management import BaseCommand, CommandError
from django.db import transaction

from accounts.services import confronto


class Command(BaseCommand):
    help = "Confronta gli incarichi con gli atti da cui derivano e li rifà; con --check dice solo quanti differiscono."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="non cambia niente; esce con 1 se c'è una differenza")

    @transaction.atomic
    def handle(self, *args, **options):
        differences = 0
        for each in confronto.compare_all():
            self.stdout.write(str(each))
            differences += sum(each.counts)
            if not options["check"]:
                each.mend()
        if options["check"] and differences:
            raise CommandError(f"Incarichi che differiscono: {differences}.", returncode=1)
        self.stdout.write(f"Incarichi rifatti: {differences}." if differences else "Nessuna differenza.")
