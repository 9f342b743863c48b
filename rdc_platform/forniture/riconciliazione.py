"""Whether we hold what INPS holds: counts and hashes by Comune, once a week. A record in quarantine is a difference, rightly."""

from datetime import date

from django.db import connection, transaction

from rdc_platform.forniture.models import DifferenzaComune, Riconciliazione
from rdc_platform.gateways.inps import Conteggi

CONSERVATE = 12  # of the last three months
NOSTRE = """
SELECT dati ->> 'belfiore_residenza', count(*),
       encode(sha256(convert_to(string_agg(protocollo_inps || ':' || versione, E'\\n' ORDER BY protocollo_inps), 'UTF8')), 'hex')
FROM forniture_recordinps GROUP BY 1
"""


def is_done_since(giorno: date) -> bool:
    """Whether a comparison was made on that day of Rome or later."""
    return Riconciliazione.objects.filter(fatta_il__date__gte=giorno).exists()


@transaction.atomic
def reconcile(di_inps: Conteggi) -> Riconciliazione:
    """Compare, and keep the Comuni that differ; the oldest comparisons go."""
    with connection.cursor() as cursor:
        cursor.execute(NOSTRE)
        nostre = {belfiore: (domande, impronta) for belfiore, domande, impronta in cursor.fetchall()}
    tutti = sorted({*nostre, *di_inps.comuni})
    found = Riconciliazione.objects.create(
        al=di_inps.al, comuni=len(tutti), domande=sum(domande for domande, _ in nostre.values())
    )
    nessuna = (0, "")
    coppie = {each: (nostre.get(each, nessuna), di_inps.comuni.get(each, nessuna)) for each in tutti}
    DifferenzaComune.objects.bulk_create(
        DifferenzaComune(riconciliazione=found, belfiore=belfiore[:4], nostre=noi[0], di_inps=loro[0])
        for belfiore, (noi, loro) in coppie.items() if noi != loro
    )  # fmt: skip
    old = Riconciliazione.objects.order_by("-fatta_il").values_list("pk", flat=True)[CONSERVATE:]
    Riconciliazione.objects.filter(pk__in=list(old)).delete()
    return found
