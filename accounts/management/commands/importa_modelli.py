from django.core.management import BaseCommand

from accounts.services import modelli


class Command(BaseCommand):
    help = "Aggiunge le versioni mancanti dell'atto di designazione e della convenzione. Si può ripetere."

    def handle(self, *args, **options):
        added = modelli.load_modelli()
        self.stdout.write(f"modelli aggiunti: {added['atti']} atti, {added['convenzioni']} convenzioni")
