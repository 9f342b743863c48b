import json

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from accounts.database import as_tasks
from accounts.models import Operatore
from rdc_platform.demo import persone


class Command(BaseCommand):
    help = "Crea le persone inventate della dimostrazione, con i loro profili. Si può ripetere."
    requires_system_checks = []

    def handle(self, *args, **options):
        if not settings.AMBITI_SINTETICI:
            raise CommandError("Le persone della dimostrazione esistono solo dove gli Ambiti sono inventati.")
        (settings.RDC_HOME / "persone.json").write_text(json.dumps(persone.elenco(), ensure_ascii=False))
        with as_tasks():
            if Operatore.objects.filter(sintetico=True).exists():
                return  # they come all together or not at all
            from rdc_platform.demo import preparazione  # noqa: PLC0415 -- it loads WeasyPrint, for a second

            preparazione.prepare()
        self.stdout.write("Persone della dimostrazione pronte.")
