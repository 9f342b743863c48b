"""How a Patto goes: each expected result over time, commitments kept or not, meetings held or missed."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Count, F, OuterRef, Q, QuerySet, Subquery

from patti_inclusione.models import (
    Caso,
    EsitoVerifica,
    Impegno,
    LivelloSituazione,
    RisultatoAtteso,
    StatoIncontro,
    ValutazioneRisultato,
    VerificaImpegno,
)
from patti_inclusione.models.patto import SOTTOSCRITTI
from patti_inclusione.selectors.valutazione import current_valutazioni
from rdc_platform.web import grafici
from rdc_platform.web.formati import data_breve
from rdc_platform.web.grafici import Linea

SCALA = [(livello.value, str(livello.label)) for livello in LivelloSituazione][:-1]  # from worst to best
_E = EsitoVerifica


@dataclass(frozen=True)
class Storia:
    """One expected result: its evaluations by day, and its line where there is more than one level to join."""

    risultato: RisultatoAtteso
    valutazioni: list[ValutazioneRisultato]
    linea: Linea | None


@dataclass(frozen=True)
class Tenuta:
    """One commitment: how many times it was kept, in part, not; and the last verification."""

    impegno: Impegno
    rispettato: int
    in_parte: int
    non_rispettato: int
    ultima: VerificaImpegno


def list_storie(caso: Caso) -> list[Storia]:
    """The expected results of the versions signed, those of the last version first; of older ones only what was evaluated."""
    per_risultato: dict[object, list[ValutazioneRisultato]] = {}
    for row in current_valutazioni(caso):
        per_risultato.setdefault(row.risultato_id, []).append(row)
    rows = RisultatoAtteso.objects.filter(patto__caso=caso, patto__stato__in=SOTTOSCRITTI)
    rows = rows.select_related("obiettivo__componente", "patto").order_by("-patto__versione", "creato_il", "pk")
    last = max((row.patto.versione for row in rows), default=0)
    return [
        Storia(row, found, _linea(row, found))
        for row in rows
        if (found := per_risultato.get(row.pk, [])) or row.patto.versione == last
    ]


def _linea(risultato: RisultatoAtteso, valutazioni: list[ValutazioneRisultato]) -> Linea | None:
    punti = [("All'inizio", risultato.situazione_iniziale)]
    punti += [(data_breve(row.verbale.incontro.data), row.livello) for row in valutazioni]
    return grafici.linea("Com'è cambiata la situazione", punti, SCALA, attesa=risultato.situazione_attesa)


def list_tenute(caso: Caso) -> list[Tenuta]:
    """The commitments that were verified at least once, by person."""
    rows = VerificaImpegno.objects.filter(verbale__incontro__caso=caso, verbale__corrente=True)
    rows = rows.select_related("impegno__componente", "verbale__incontro").order_by("verbale__incontro__data", "pk")
    grouped: dict[object, list[VerificaImpegno]] = {}
    for row in rows:
        grouped.setdefault(row.impegno_id, []).append(row)
    found = [_tenuta(group) for group in grouped.values()]
    return sorted(found, key=lambda t: (t.impegno.componente.data_nascita, t.impegno.creato_il))


def _tenuta(rows: list[VerificaImpegno]) -> Tenuta:
    esiti = Counter(row.esito for row in rows)
    mancati = esiti[_E.NON_RISPETTATO] + esiti[_E.NON_RISPETTATO_GIUSTIFICATO]
    return Tenuta(rows[-1].impegno, esiti[_E.RISPETTATO], esiti[_E.PARZIALE], mancati, rows[-1])


def count_incontri(caso: Caso, oggi: date) -> dict[str, int]:
    """Meetings held, where nobody came, not held though their day is past, and still to come."""
    piano = Q(stato=StatoIncontro.PIANIFICATO)
    return caso.incontri.aggregate(
        svolti=Count("pk", filter=Q(stato=StatoIncontro.SVOLTO)),
        non_presentati=Count("pk", filter=Q(stato=StatoIncontro.NON_PRESENTATI)),
        saltati=Count("pk", filter=piano & Q(data__lt=oggi)),
        futuri=Count("pk", filter=piano & Q(data__gte=oggi)),
    )


def select_risultati(casi: QuerySet) -> QuerySet:
    """Light rows of the expected results of the signed Patti of `casi` with their last evaluation: no name, no free text."""
    last = ValutazioneRisultato.objects.filter(risultato=OuterRef("pk"), verbale__corrente=True)
    last = last.order_by("-verbale__incontro__data", "-pk")
    vuoto = CharField()
    return (
        RisultatoAtteso.objects.filter(patto__caso__in=casi, patto__stato__in=SOTTOSCRITTI)
        .annotate(
            stato=Subquery(last.values("stato")[:1], output_field=vuoto),
            livello=Subquery(last.values("livello")[:1], output_field=vuoto),
            valutato_il=Subquery(last.values("verbale__incontro__data")[:1]),
        )
        .values(
            "id",
            "patto_id",
            "situazione_iniziale",
            "situazione_attesa",
            "termine",
            "stato",
            "livello",
            "valutato_il",
            area=F("obiettivo__area"),
            tipo=F("patto__tipo"),
            firmato=F("patto__data_sottoscrizione"),
            caso=F("patto__caso_id"),
        )
    )
