import json
import sys
from pathlib import Path

from django.core.management import BaseCommand, CommandError

from rdc_platform import fornitura
from rdc_platform.forniture.acquisizione import COUNTS, Esito

RIFIUTATO = 2  # exit status of a lot refused whole


class Command(BaseCommand):
    """Take one INPS lot from a file. Exit 0 taken, already taken, or tried; 2 refused."""

    help = "Acquisisce un lotto della fornitura INPS da un file (.jsonl, .jsonl.gz)."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="il lotto, in chiaro o compresso con gzip")
        parser.add_argument("--prova", action="store_true", help="controlla tutto e non scrive niente")
        parser.add_argument("--json", action="store_true", help="stampa un solo oggetto JSON")

    def handle(self, *args, **options):
        if not options["file"].is_file():
            raise CommandError(f"Il file {options['file']} non c'è.", returncode=RIFIUTATO)
        esito = fornitura.take(options["file"], prova=options["prova"])
        self.stdout.write(json.dumps(as_json(esito), ensure_ascii=False) if options["json"] else in_words(esito))
        if esito.esito == "RIFIUTATO":
            sys.exit(RIFIUTATO)


def as_json(esito: Esito) -> dict[str, object]:
    """The object of the contract."""
    return {
        "id_lotto": esito.id_lotto,
        "esito": esito.esito,
        **{name: esito.conteggi[name] for name in COUNTS},
        "motivo": esito.motivo,
        "scarti": esito.scarti,
    }


def in_words(esito: Esito) -> str:
    """The same for a person: one line, then one for each reject."""
    head = f"{esito.id_lotto or 'Lotto'}: {esito.esito}"
    if esito.motivo:
        return f"{head}. {esito.motivo}"
    counts = ", ".join(f"{name} {esito.conteggi[name]}" for name in COUNTS)
    rejects = [f"  riga {each['riga']}: {each['codice']} {each['campo']} {each['motivo']}" for each in esito.scarti]
    return "\n".join([f"{head} ({counts})", *rejects])
