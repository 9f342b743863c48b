import json
import sys
from datetime import UTC
from pathlib import Path

from django.core.management import BaseCommand, CommandError

from rdc_platform.audit.autori import Sistema
from rdc_platform.pec.acquisizione import take_ricevuta
from rdc_platform.pec.lettura import NonMessaggioError
from rdc_platform.pec.models import DestinatarioPec, RicevutaPec

NON_MESSAGGIO = 2  # exit status of a file that holds no e-mail


class Command(BaseCommand):
    """Take one receipt of PEC from a file. Exit 0 taken, broken or already known; 2 for what is no message."""

    help = "Acquisisce una ricevuta della PEC da un file .eml, come se l'avessimo letta nella casella."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="la ricevuta, come il gestore l'ha mandata")

    def handle(self, *args, **options):
        try:
            ricevuta = take_ricevuta(options["file"].read_bytes(), by=Sistema("pec.file"))
        except OSError as error:
            raise CommandError(
                f"Il file {options['file']} non si legge: {error.strerror}.", returncode=NON_MESSAGGIO
            ) from error
        except NonMessaggioError:
            self.stderr.write(f"Il file {options['file']} non è un messaggio di posta.")
            sys.exit(NON_MESSAGGIO)
        self.stdout.write(json.dumps(as_json(ricevuta), ensure_ascii=False))


def as_json(ricevuta: RicevutaPec) -> dict[str, object]:
    """The object of the contract; what the receipt does not say is null."""
    destinatario = _destinatario(ricevuta)
    data = ricevuta.data_certificata
    return {
        "tipo": ricevuta.tipo or None,
        "riferimento": ricevuta.riferimento or None,
        "correlata": ricevuta.messaggio_id is not None,
        "destinatario": ricevuta.destinatario or (destinatario.indirizzo if destinatario else None),
        "stato_destinatario": destinatario.stato if destinatario else None,
        "data_certificata": data.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if data else None,
        "da_esaminare": ricevuta.da_esaminare,
    }


def _destinatario(ricevuta: RicevutaPec) -> DestinatarioPec | None:
    """The recipient it is about, or the only one of its message."""
    if ricevuta.messaggio is None:
        return None
    rows = ricevuta.messaggio.destinatari.all()
    if ricevuta.destinatario:
        return rows.filter(indirizzo__iexact=ricevuta.destinatario).first()
    return rows.get() if len(rows) == 1 else None
