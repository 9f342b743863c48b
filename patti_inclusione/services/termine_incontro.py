"""T10: while a Patto is in force the family is met in person once in every month (L. 234/2021 art. 1 c. 74).

A meeting of the plan (`Incontro`) is held when its convocation is, and counts by it: one clock, at the office or at home.
"""

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import TruncDate

from patti_inclusione.models import (
    Caso,
    CodiceTermine,
    Convocazione,
    Scadenza,
    StatoConvocazione,
    StatoPatto,
    StatoScadenza,
)
from patti_inclusione.selectors.incontro import DI_PERSONA, SI_INCONTRA
from patti_inclusione.services.scadenza import compute_termine
from rdc_platform import calendario
from rdc_platform.norme.selectors import ParametroMancanteError

T10 = CodiceTermine.T10


def open_incontri(oggi: date) -> int:
    """Start the month's T10 on every case whose Patto was in force when the month began; how many. Before 2022: none.

    The month before is over: one that was not met stays SCADUTA, and nothing can be done about it any more. Asked again
    in the same month, nothing changes.
    """
    primo = calendario.mese_of(oggi)
    over = Scadenza.objects.filter(codice=T10, chiusa_il=None, termine__lt=primo)
    over.update(stato=StatoScadenza.SCADUTA, chiusa_il=primo)
    try:
        termine = compute_termine(T10, primo)
    except ParametroMancanteError:
        return 0
    casi = Caso.objects.filter(
        stato__in=SI_INCONTRA, patti__stato=StatoPatto.ATTIVO, patti__data_sottoscrizione__lt=primo
    ).exclude(pk__in=Scadenza.objects.filter(codice=T10, decorrenza=primo).values("caso"))
    new = [
        Scadenza(caso_id=pk, codice=T10, decorrenza=primo, termine=termine) for pk in casi.values_list("pk", flat=True)
    ]
    Scadenza.objects.bulk_create(new, batch_size=5000)
    _settle(Scadenza.objects.all())
    return len(new)


def settle_t10(caso: Caso) -> None:
    """Meet the month's T10, if it runs, on the day somebody of the family came in person."""
    _settle(Scadenza.objects.filter(caso=caso))


def _settle(rows: QuerySet[Scadenza, Scadenza]) -> None:
    """Meet those whose family came to a meeting in person in their month, on the day of the first."""
    giorno = TruncDate("data_ora", tzinfo=calendario.ROMA)
    met = Convocazione.objects.annotate(giorno=giorno).filter(
        caso=OuterRef("caso"),
        stato=StatoConvocazione.SVOLTA,
        modalita__in=DI_PERSONA,
        giorno__gte=OuterRef("decorrenza"),
        giorno__lte=OuterRef("termine"),
    )
    first = Subquery(met.order_by("data_ora").values("giorno")[:1])
    running = rows.filter(codice=T10, chiusa_il=None).alias(incontro=first)
    running.filter(incontro__isnull=False).update(stato=StatoScadenza.RISPETTATA, chiusa_il=first)
