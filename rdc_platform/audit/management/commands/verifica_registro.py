import sys
from typing import Any

from django.core.management import BaseCommand

from rdc_platform.audit import sigilli


class Command(BaseCommand):
    """Walk the hash chain of the register of reads. Exit 0 whole, 1 broken."""

    help = "Verifica che nessuna riga sigillata del registro degli accessi sia stata cambiata o tolta."

    def handle(self, *args: Any, **options: Any) -> None:
        verifica = sigilli.verify()
        if verifica.rotto_alla_posizione is None:
            self.stdout.write(f"Registro integro: {verifica.verificati} righe verificate.")
            return
        self.stdout.write(f"Registro alterato alla posizione {verifica.rotto_alla_posizione}.")
        sys.exit(1)
