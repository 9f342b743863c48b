from datetime import date, datetime, time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from rdc_platform.simulators import generatore


class Command(BaseCommand):
    help = "Scrive una fornitura INPS sintetica: con gli stessi argomenti, gli stessi byte."
    needs_database = False
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--domande", type=int, required=True, help="quante righe")
        parser.add_argument("--seme", type=int, required=True, help="quale mondo di famiglie")
        parser.add_argument("--progressivo", type=int, default=1, help="quale lotto della serie (1)")
        parser.add_argument(
            "--data-estrazione", type=_moment, help="AAAA-MM-GG, alle 2 di Roma, o data e ora con il fuso (2019-06-03)"
        )
        parser.add_argument(
            "--comuni", default="", help="codici catastali con sei famiglie su dieci, separati da virgole"
        )
        parser.add_argument(
            "--output", type=Path, required=True, help="il file da scrivere; compresso se finisce in .gz"
        )

    def handle(self, *, domande, seme, progressivo, data_estrazione, comuni, output, **options):
        try:
            lines = generatore.genera(
                domande,
                seme,
                progressivo=progressivo,
                data_estrazione=data_estrazione,
                comuni=[belfiore for belfiore in comuni.split(",") if belfiore],
            )
        except ValueError as error:
            raise CommandError(str(error)) from error
        try:
            generatore.write(lines, output)
        except OSError as error:
            raise CommandError(f"Non si può scrivere {output}: {error.strerror}.") from error


def _moment(text):
    if len(text) == len("2019-06-03"):
        return datetime.combine(date.fromisoformat(text), time(2), generatore.ROMA)
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("the offset is missing")
    return moment
