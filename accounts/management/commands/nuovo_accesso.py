from django.core.management import BaseCommand, CommandError

from accounts.database import as_tasks
from accounts.services import nuovo_accesso
from rdc_platform import codice_fiscale
from rdc_platform.audit.autori import Sistema


class Command(BaseCommand):
    """Give a person with a national role a new access, after a person has checked who he is; the link alone on a line."""

    help = "Chiude l'accesso di un'utenza nazionale che ha perso il telefono e stampa il collegamento per attivarla di nuovo."

    def add_arguments(self, parser):
        parser.add_argument("--codice-fiscale", required=True, help="sedici caratteri")
        parser.add_argument(
            "--identificata",
            action="store_true",
            help="hai verificato di nuovo chi è, con un documento: senza, non si fa",
        )

    def handle(self, *args, **options):
        if not options["identificata"]:
            raise CommandError("Prima verifica chi è, con un documento; poi aggiungi --identificata.", returncode=2)
        cf = codice_fiscale.normalize(options["codice_fiscale"])
        try:
            codice_fiscale.check(cf)
            with as_tasks():
                link = nuovo_accesso.reset_nazionale(cf, by=Sistema("nuovo_accesso"))
        except codice_fiscale.CodiceFiscaleError as error:
            raise CommandError(error.message_it, returncode=2) from None
        except nuovo_accesso.NessunProfiloError:
            raise CommandError(
                "Nessuna utenza nazionale attiva con questo codice fiscale. Per gli altri decide chi li ha accreditati.",
                returncode=2,
            ) from None
        self.stdout.write(link)
