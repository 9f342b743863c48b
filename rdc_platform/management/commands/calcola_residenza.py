from controlli_anagrafici.residenza_richiesta import calcola
from rdc_platform.management.richieste import RichiesteCommand


class Command(RichiesteCommand):
    help = (
        "Calcola da quanto una persona risiede in Italia: legge dallo standard input un oggetto JSON, o una lista, di "
        '{"riferimento": "2019-03-06", "periodi": [{"dal": "2009-03-06", "al": null, "tipo": "ISCR"}]} '
        '(e "anni_totali", "anni_continuativi", "tolleranza_giorni", se non sono 10, 2 e 0) e scrive una risposta per ognuno.'
    )
    calcola = calcola
    una_sola = True
