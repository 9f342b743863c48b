"""Reads of the texts that the Ministry publishes: what is in use, who has signed what, and what a new version will ask."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from accounts.selectors.convenzione import adesioni_valide, termine_rinnovo
from ambiti.models import AdesioneConvenzione, CodiceConvenzione, ModelloConvenzione, StatoAdesione
from rdc_platform import calendario


@dataclass(frozen=True)
class Effetto:
    """What the publication of a version does: how many Comuni have to adhere again, and by when."""

    comuni: int
    entro: date


def with_atti(rows: QuerySet) -> QuerySet:
    """The versions of the act, the last first, with how many acts were made from each."""
    return rows.annotate(numero_atti=Count("atti")).order_by("-versione")


def with_adesioni(rows: QuerySet) -> QuerySet:
    """The versions of the conventions, the last first, with how many Comuni hold a valid adhesion to each."""
    valide = Count("adesioni", filter=Q(adesioni__stato=StatoAdesione.VALIDA))
    return rows.annotate(numero_adesioni=valide).order_by("codice", "-versione")


def current(rows: list, field: str):
    """Of versions the last first, the one in use today: `field` is the day each begins. None before the first."""
    return next((row for row in rows if getattr(row, field) <= calendario.today()), None)


def effect_of(codice: str, pubblicato_il: date) -> Effetto:
    """What a version of `codice` published on that day will ask of the Comuni that are under the convention now."""
    valide = adesioni_valide() if codice == CodiceConvenzione.USO_PIATTAFORMA else _valide(codice)
    comuni = valide.values("comune").distinct().count()
    return Effetto(comuni, termine_rinnovo(ModelloConvenzione(pubblicato_il=pubblicato_il)))


def _valide(codice: str) -> QuerySet[AdesioneConvenzione]:
    return AdesioneConvenzione.objects.filter(stato=StatoAdesione.VALIDA, modello__codice=codice)
