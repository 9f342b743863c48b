from rdc_platform.management.richieste import RichiesteCommand
from rdc_platform.termini import calcola


class Command(RichiesteCommand):
    help = (
        "Calcola i termini di legge: legge dallo standard input una lista JSON di "
        '{"codice": "T06", "decorrenza": "2020-01-10"} (e, se serve il patrono, "belfiore") e scrive una lista di risposte.'
    )
    calcola = calcola
