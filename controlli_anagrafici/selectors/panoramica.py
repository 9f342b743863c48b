"""How the checks stand: counts for the Coordinatore's day and, Comune by Comune, for the report."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Avg, Count, F, IntegerField, Q, QuerySet
from django.db.models.functions import Cast, ExtractDay

from accounts.profilo import Profilo
from ambiti.models import Comune
from controlli_anagrafici.models import APERTI, EsitoFinale, RinvioVerifica, StatoControllo
from controlli_anagrafici.models.rinvio import APERTI as RINVII_APERTI

_S = StatoControllo
IN_SCADENZA = 7  # days: what lapses "this week" everywhere in this function
DA_FARE = Q(stato__in=APERTI)
FINITI = Q(stato__in=[_S.CONCLUSO_POSITIVO, _S.DA_TRASMETTERE_INPS, _S.TRASMESSO_INPS, _S.ACQUISITO_INPS])
ESITI = [each for each in EsitoFinale if each != EsitoFinale.AN1]


def measures(oggi: date) -> dict[str, Any]:
    """The counts that the day and the report share, as aggregates."""
    return {
        "aperti": Count("pk", filter=DA_FARE),
        "senza": Count("pk", filter=DA_FARE & Q(responsabile=None) & ~Q(stato=_S.PROPOSTA_NEGATIVA)),
        "in_termine": Count("pk", filter=DA_FARE & Q(data_scadenza__gte=oggi)),
        "scaduti": Count("pk", filter=DA_FARE & Q(data_scadenza__lt=oggi)),
        "da_approvare": Count("pk", filter=Q(stato=_S.PROPOSTA_NEGATIVA)),
        "altrove": Count("pk", filter=Q(stato=_S.RINVIATO_ALTRO_COMUNE)),
        "positivi": Count("pk", filter=FINITI & Q(esito_finale=EsitoFinale.P01)),
        "negativi": Count("pk", filter=FINITI & ~Q(esito_finale=EsitoFinale.P01)),
    }


def read_conti(controlli: QuerySet, oggi: date) -> dict[str, int]:
    """The counts of the day, and of the concluded ones how many came to each outcome: one query."""
    week = Q(data_scadenza__range=(oggi, oggi + timedelta(days=IN_SCADENZA)))
    esiti = {f"esito_{each}": Count("pk", filter=FINITI & Q(esito_finale=each)) for each in ESITI}
    found: dict[str, int] = controlli.aggregate(
        **measures(oggi),
        in_scadenza=Count("pk", filter=DA_FARE & week),
        respinti=Count("pk", filter=Q(stato=_S.RESPINTO_INPS)),
        annullati=Count("pk", filter=Q(stato=_S.ANNULLATO)),
        **esiti,
    )
    return found


def list_esiti(conti: dict[str, int]) -> list[tuple[str, int]]:
    """The outcomes that there are, in words, with how many."""
    return [(str(each.label), conti[f"esito_{each}"]) for each in ESITI if conti[f"esito_{each}"]]


def count_rinvii(rinvii: QuerySet, oggi: date) -> dict[str, int]:
    """The hops that are not answered yet, and those whose days are over: one query."""
    aperti = Q(stato__in=RINVII_APERTI)
    found: dict[str, int] = rinvii.aggregate(
        aperti=Count("pk", filter=aperti), tardi=Count("pk", filter=aperti & Q(data_scadenza__lt=oggi))
    )
    return found


def mandati(controlli: QuerySet) -> QuerySet:
    """The hops of these checks to other Comuni."""
    return RinvioVerifica.objects.filter(controllo__in=controlli)


def by_comune(controlli: QuerySet, oggi: date) -> QuerySet:
    """One row a Comune: the counts, and how many days a check took from its arrival to its end, on average."""
    giorni = ExtractDay(F("concluso_il") - F("arrivato_il"))
    return controlli.values(comune=F("comune_competente_id"), nome=F("comune_competente__denominazione")).annotate(
        totale=Count("pk"),
        **measures(oggi),
        annullati=Count("pk", filter=Q(stato=_S.ANNULLATO)),
        giorni=Cast(Avg(giorni, filter=FINITI), IntegerField()),
    )


def list_comuni(profilo: Profilo) -> list[tuple[str, str]]:
    """Key and name of the Comuni of the Coordinatore, to choose from."""
    rows = Comune.objects.filter(pk__in=profilo.oggetti(Comune)).order_by("cerca")
    return list(rows.values_list("pk", "denominazione"))
