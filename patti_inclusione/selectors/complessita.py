"""How complex the families of each Case manager are, all together and in three classes: never of one family (docs/adr/0019).

Looked at as they were when the month began, so that giving or taking a family today changes nothing of it.
"""

from collections.abc import Iterable
from datetime import datetime, time
from fractions import Fraction
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery

from patti_inclusione.bilanciamento import MEDIA, Pesi, classe
from patti_inclusione.models import AnalisiPreliminare, Assegnazione, EsitoAnalisi, StatoAnalisi
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero

COMPLESSI = [EsitoAnalisi.C, EsitoAnalisi.D]


def read_pesi() -> Pesi:
    """The weights that hold today."""
    oggi = calendario.today()
    names = {"semplice": "PESO_SEMPLICE", "complesso": "PESO_COMPLESSO", "numerosa": "PERSONE_NUMEROSA"}
    values = {name: intero(f"CARICO_{codice}", oggi) for name, codice in names.items()}
    return Pesi(**values, minimo=intero("CARICO_FAMIGLIE_MINIME", oggi))


def read_classi(case_manager: Iterable[UUID], pesi: Pesi) -> dict[UUID, Fraction]:
    """The class of each Case manager whose families are not of the middle one, whoever's Comuni they are; one query."""
    inizio = datetime.combine(calendario.mese_of(calendario.today()), time(), tzinfo=calendario.ROMA)
    esiti = AnalisiPreliminare.objects.filter(
        caso=OuterRef("caso"), stato=StatoAnalisi.FINALIZZATA, finalizzata_il__lt=inizio
    ).order_by("-finalizzata_il")
    held = Assegnazione.objects.filter(Q(al=None) | Q(al__gte=inizio), case_manager__in=case_manager, dal__lt=inizio)
    rows = (
        held.annotate(esito=Subquery(esiti.values("esito")[:1]))
        .values_list("case_manager_id")
        .annotate(tutte=Count("pk"), complesse=Count("pk", filter=Q(esito__in=COMPLESSI)))
    )
    classi = {key: classe(complesse, tutte, pesi) for key, tutte, complesse in rows}
    return {key: quota for key, quota in classi.items() if quota != MEDIA}
