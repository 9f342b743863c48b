"""How the checks stand: counts for the Coordinatore's day and, Comune by Comune, for the report."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, Sum, When
from django.db.models.functions import ExtractDay

from accounts.profilo import Profilo
from ambiti.models import Comune
from controlli_anagrafici.models import APERTI, EsitoFinale, RinvioVerifica, StatoControllo
from controlli_anagrafici.models.rinvio import APERTI as RINVII_APERTI
from rdc_platform.web.righe import Righe, RigheOrdinabili

_S = StatoControllo
IN_SCADENZA = 7  # days: what lapses "this week" everywhere in this function
FINITI = {_S.CONCLUSO_POSITIVO, _S.DA_TRASMETTERE_INPS, _S.TRASMESSO_INPS, _S.ACQUISITO_INPS}
ESITI = [each for each in EsitoFinale if each != EsitoFinale.AN1]
DEL_RAPPORTO = (
    "totale", "senza", "aperti", "in_termine", "scaduti", "altrove", "da_approvare", "positivi", "negativi", "annullati",
)  # fmt: skip
TARDI, PRESTO, POI = range(3)  # when it lapses


def _group(controlli: QuerySet, oggi: date, *altro: str, **somme: Any) -> QuerySet:
    """How many checks there are of each sort that the counts tell apart: a few rows, read once, whatever the counts are."""
    quando = Case(
        When(data_scadenza__lt=oggi, then=TARDI),
        When(data_scadenza__lte=oggi + timedelta(days=IN_SCADENZA), then=PRESTO),
        default=POI,
    )
    gruppi = controlli.order_by().values(*altro, "stato", "esito_finale", quando=quando, senza=Q(responsabile=None))
    return gruppi.annotate(quanti=Count("pk"), **somme)


def _add(conti: Counter, gruppo: dict[str, Any]) -> None:
    """The checks of one sort, under each count that they belong to."""
    stato, quanti, esito = gruppo["stato"], gruppo["quanti"], gruppo["esito_finale"]
    aperto, finito, quando = stato in APERTI, stato in FINITI, gruppo["quando"]
    sotto = {
        "totale": True,
        "aperti": aperto,
        "senza": aperto and gruppo["senza"] and stato != _S.PROPOSTA_NEGATIVA,
        "in_termine": aperto and quando != TARDI,
        "scaduti": aperto and quando == TARDI,
        "in_scadenza": aperto and quando == PRESTO,
        "da_approvare": stato == _S.PROPOSTA_NEGATIVA,
        "altrove": stato == _S.RINVIATO_ALTRO_COMUNE,
        "respinti": stato == _S.RESPINTO_INPS,
        "annullati": stato == _S.ANNULLATO,
        "positivi": finito and esito == EsitoFinale.P01,
        "negativi": finito and esito != EsitoFinale.P01,
        f"esito_{esito}": finito,
    }
    conti.update({nome: quanti for nome, vale in sotto.items() if vale})


def read_conti(controlli: QuerySet, oggi: date) -> Counter[str]:
    """The counts of the day, and of the concluded ones how many came to each outcome: one query."""
    conti: Counter[str] = Counter()
    for gruppo in _group(controlli, oggi):
        _add(conti, gruppo)
    return conti


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


@dataclass(frozen=True)
class Rapporto:
    """One row a Comune, the counts and how many days a check took from its arrival to its end, on average.

    A list narrows it as it does a queryset; it is counted when it is put in order, in two queries.
    """

    controlli: QuerySet
    oggi: date

    def filter(self, **che: Any) -> "Rapporto":
        return Rapporto(self.controlli.filter(**che), self.oggi)

    def order_by(self, *keys: Any) -> Righe:
        durata = Sum(ExtractDay(F("concluso_il") - F("arrivato_il")))
        conti: dict[str, Counter[str]] = defaultdict(Counter)
        for gruppo in _group(
            self.controlli, self.oggi, "comune_competente_id", durata=durata, con=Count("concluso_il")
        ):
            suoi = conti[gruppo["comune_competente_id"]]
            _add(suoi, gruppo)
            if gruppo["stato"] in FINITI and gruppo["con"]:
                suoi.update(durata=int(gruppo["durata"]), conclusi=gruppo["con"])
        nomi = dict(Comune.objects.filter(pk__in=conti).values_list("pk", "denominazione"))
        return RigheOrdinabili(_row(pk, nomi[pk], suoi) for pk, suoi in conti.items()).order_by(*keys)


def _row(pk: str, nome: str, conti: Counter[str]) -> dict[str, Any]:
    giorni = round(conti["durata"] / conti["conclusi"]) if conti["conclusi"] else None
    return {"comune": pk, "nome": nome, **{name: conti[name] for name in DEL_RAPPORTO}, "giorni": giorni}


def list_comuni(profilo: Profilo) -> list[tuple[str, str]]:
    """Key and name of the Comuni of the Coordinatore, to choose from."""
    rows = Comune.objects.filter(pk__in=profilo.oggetti(Comune)).order_by("cerca")
    return list(rows.values_list("pk", "denominazione"))
