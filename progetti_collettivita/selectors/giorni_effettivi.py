"""The days of actual activity of a quarter, as INAIL wants them: one row a project and a person (circ. 10/2020; B.5).

A day counts once per person, whatever the hours: who was on two projects on the same day counts on the one whose code comes
first. What it costs is an estimate, and is called so: INAIL computes the premium.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain, repeat
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from ambiti.models import Comune
from progetti_collettivita.models import AssegnazionePuc, PresenzaPuc, TrimestreInail
from progetti_collettivita.premio import Tariffa, Trimestre, stima_premio, trimestre_of
from rdc_platform.norme.selectors import intero, parametro, righe

INDIETRO = 8  # quarters that the list goes back: two years
ALTRO = Q(assegnazione__puc__codice_puc__lt=OuterRef("assegnazione__puc__codice_puc"))


@dataclass(frozen=True)
class Totale:
    """A quarter of a Comune: `premio` in EUR, an estimate; `da_validare` are lines of the register that may still change."""

    giorni: int
    persone: int
    da_validare: int
    premio: Decimal


def tariffe() -> list[Tariffa]:
    """What a day costs, from each day on."""
    return [Tariffa(row.valido_dal, Decimal(row.valore)) for row in righe("INAIL_PREMIO_GIORNO")]


def primo_trimestre() -> Trimestre:
    """The first that INAIL insured."""
    return trimestre_of(tariffe()[0].valido_dal)


def scadenza(trimestre: Trimestre) -> date:
    """By when the days of a quarter are told."""
    return trimestre.scadenza(intero("INAIL_GIORNO_TRIMESTRE", trimestre.al))


def ultimi_trimestri(oggi: date) -> list[Trimestre]:
    """Those that are over, the latest first."""
    primo, ora = primo_trimestre(), trimestre_of(oggi)
    tutti = [each for anno in range(ora.anno - 2, ora.anno + 1) for each in (Trimestre(anno, n) for n in range(1, 5))]
    return [each for each in reversed(tutti) if primo <= each < ora][:INDIETRO]


def is_assicurato(anno: int, numero: int, oggi: date) -> bool:
    """Whether a quarter has begun, and INAIL insured in it."""
    return primo_trimestre() <= Trimestre(anno, numero) <= trimestre_of(oggi)


def presenze_fra(comuni: Collection[str], dal: date, al: date) -> QuerySet[PresenzaPuc]:
    """The lines that make days of these Comuni between two, both included: each day of a person on one project alone.

    Only of who was on another project before theirs, few, is each line looked for there: a large Comune has half a million.
    """
    rows = PresenzaPuc.objects.di_attivita()
    prima = rows.filter(ALTRO, persona=OuterRef("persona"), data=OuterRef("data"))
    altrove = AssegnazionePuc.objects.filter(
        persona=OuterRef("persona"), puc__codice_puc__lt=OuterRef("puc__codice_puc")
    )
    doppie = AssegnazionePuc.objects.filter(Exists(altrove), puc__comune_titolare__in=comuni).values("pk")
    return rows.filter(
        ~Q(assegnazione__in=doppie) | ~Exists(prima),
        data__range=(dal, al),
        assegnazione__puc__comune_titolare__in=comuni,
    )


def light_rows(comune: Comune, trimestre: Trimestre) -> QuerySet[Any]:
    """One row a project and a person, in one query; `giorni_0`… are those of each tariff of the quarter."""
    rows = presenze_fra([comune.pk], trimestre.dal, trimestre.al)
    return rows.values(
        "persona_id", puc_id=F("assegnazione__puc_id"), codice_puc=F("assegnazione__puc__codice_puc"),
        titolo=F("assegnazione__puc__titolo"), cognome=F("persona__cognome"), nome=F("persona__nome"),
        codice_fiscale=F("persona__codice_fiscale"),
    ).annotate(
        giorni=Count("data", distinct=True), da_validare=Count("pk", filter=Q(data_validazione=None)),
        **_per_tariffa(trimestre),
    )  # fmt: skip


def totale(rows: Sequence[dict[str, Any]], trimestre: Trimestre) -> Totale:
    """The whole quarter, from all its rows."""
    giorni = {nome: sum(row[nome] for row in rows) for nome in _per_tariffa(trimestre)}
    persone = {row["persona_id"] for row in rows}
    da_validare = sum(row["da_validare"] for row in rows)
    return Totale(sum(giorni.values()), len(persone), da_validare, stima(giorni, trimestre))


def stima(row: dict[str, Any], trimestre: Trimestre) -> Decimal:
    """What the days of a row of `light_rows` cost: EUR, an estimate."""
    return stima_giorni([(dal, row[f"giorni_{n}"]) for n, (dal, _) in enumerate(_tratti(trimestre))], trimestre)


def stima_giorni(quanti: Iterable[tuple[date, int]], trimestre: Trimestre) -> Decimal:
    """What so many days of a quarter cost, each at the tariff of the day beside it: EUR, an estimate."""
    inclusa = bool(intero("INAIL_ADDIZIONALE_INCLUSA", trimestre.al))
    addizionale = Decimal(parametro("INAIL_ADDIZIONALE_PCT", trimestre.al).valore)
    giorni = chain.from_iterable(repeat(dal, numero) for dal, numero in quanti)
    return stima_premio(giorni, tariffe(), addizionale, inclusa=inclusa)


def righe_trimestri(comuni: QuerySet[Comune], oggi: date) -> list[dict[str, Any]]:
    """The quarters of these Comuni in which somebody was active, with what was told of each: two queries."""
    trimestri = ultimi_trimestri(oggi)
    rows = comuni.annotate(**{f"q_{n}": _attivi(each) for n, each in enumerate(trimestri)}).order_by("cerca")
    detti = {
        (each.comune_id, each.anno, each.numero): each for each in TrimestreInail.objects.filter(comune__in=comuni)
    }
    return [
        _riga(comune, each, detti.get((comune.pk, each.anno, each.numero)))
        for n, each in enumerate(trimestri) for comune in rows if getattr(comune, f"q_{n}")
    ]  # fmt: skip


def da_comunicare(comuni: QuerySet[Comune], oggi: date) -> list[dict[str, Any]]:
    """Of those, the ones that were not told yet: one query."""
    trimestri = ultimi_trimestri(oggi)
    rows = comuni.annotate(**{f"q_{n}": _attivi(each) & ~_detto(each) for n, each in enumerate(trimestri)})
    return [
        _riga(comune, each, None) for n, each in enumerate(trimestri) for comune in rows if getattr(comune, f"q_{n}")
    ]


def in_words(trimestre: Trimestre) -> str:
    return f"{trimestre.numero}° trimestre {trimestre.anno}"


def detto_of(comune: Comune, trimestre: Trimestre) -> TrimestreInail | None:
    """What was told of a quarter; None where nothing was."""
    rows = TrimestreInail.objects.filter(comune=comune, anno=trimestre.anno, numero=trimestre.numero)
    return rows.select_related("scritto_da__operatore").first()


def _riga(comune: Comune, trimestre: Trimestre, detto: TrimestreInail | None) -> dict[str, Any]:
    return {
        "id": f"{comune.pk}-{trimestre.anno}-{trimestre.numero}", "comune": comune.denominazione,
        "anno": trimestre.anno, "numero": trimestre.numero, "trimestre": in_words(trimestre),
        "scadenza": None if detto else scadenza(trimestre), "comunicato_il": detto and detto.comunicato_il,
        "giorni": detto and detto.giorni, "persone": detto and detto.persone, "premio": detto and detto.premio_stimato,
    }  # fmt: skip


def _attivi(trimestre: Trimestre) -> Exists:
    rows = PresenzaPuc.objects.di_attivita().filter(data__range=(trimestre.dal, trimestre.al))
    return Exists(rows.filter(assegnazione__puc__comune_titolare=OuterRef("pk")))


def _detto(trimestre: Trimestre) -> Exists:
    rows = TrimestreInail.objects.filter(comune=OuterRef("pk"), anno=trimestre.anno, numero=trimestre.numero)
    return Exists(rows)


def _tratti(trimestre: Trimestre) -> list[tuple[date, date]]:
    """The stretches of the quarter in which a day costs the same."""
    inizi = [max(each.valido_dal, trimestre.dal) for each in tariffe() if each.valido_dal <= trimestre.al]
    inizi = sorted(set(inizi))
    return list(zip(inizi, [*inizi[1:], trimestre.dopo.dal], strict=True))


def _per_tariffa(trimestre: Trimestre) -> dict[str, Count]:
    return {
        f"giorni_{n}": Count("data", distinct=True, filter=Q(data__gte=dal, data__lt=al))
        for n, (dal, al) in enumerate(_tratti(trimestre))
    }
