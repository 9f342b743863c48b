"""The checks concluded in every Comune between two days, in counts of families: one query, of the night's work alone."""

from datetime import date

from django.db.models import Count

from accounts.intervalli import of_days
from controlli_anagrafici.models import Controllo

Riga = tuple[str, str, str, int]  # Comune, measure, voce, families


def conta_famiglie(dal: date, al: date) -> list[Riga]:
    """From `dal` to `al`, both included: by Comune that answers for the check, and by outcome."""
    istanti = of_days(dal, al)
    rows = Controllo.objects.filter(concluso_il__gte=istanti.dal, concluso_il__lt=istanti.al).exclude(esito_finale="")
    found = (
        rows.order_by()
        .values_list("comune_competente_id", "esito_finale")
        .annotate(n=Count("nucleo_id", distinct=True))
    )
    return [(comune, "CONTROLLI_CONCLUSI", esito, n) for comune, esito, n in found]
