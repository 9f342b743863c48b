"""What the platform already knows of how a Patto ended, so that nobody types it again."""

from dataclasses import dataclass

from django.db.models import QuerySet

from patti_inclusione.models import (
    AnalisiAdulto,
    Caso,
    LivelloSituazione,
    ObiettivoGenerale,
    Patto,
    Sostegno,
    StatoRisultato,
    StatoSostegno,
    ValutazioneFinale,
    ValutazioneRisultato,
)

DATI = [StatoSostegno.ATTIVATO, StatoSostegno.CONCLUSO]
_LIVELLI = [livello.value for livello in LivelloSituazione]  # from worst to best
_S = StatoRisultato


@dataclass(frozen=True)
class Finale:
    """An objective with the outcome and the level that its results' last evaluations suggest ("" if none)."""

    obiettivo: ObiettivoGenerale
    esito: str
    livello: str


def sostegni_erogati(patto: Patto) -> list[dict[str, str]]:
    """The supports given by now, under any version of the case's Patto: kind, who gave it, from and to."""
    rows = Sostegno.objects.filter(patto__caso=patto.caso_id, stato__in=DATI).order_by("dal", "pk")
    found = {
        (row.codice, row.ente_erogatore): {
            "sostegno": row.get_codice_display(),
            "ente": row.ente_erogatore,
            "dal": str(row.attivato_il or row.dal),
            "al": str(row.al or ""),
            "stato": row.get_stato_display(),
        }
        for row in rows
    }
    return list(found.values())


def finali(patto: Patto) -> list[Finale]:
    """Each objective of the Patto, with what its results say of it: as far as the least of them, as well as the worst."""
    last: dict[object, ValutazioneRisultato] = {}
    for row in current_valutazioni(patto.caso).filter(risultato__patto=patto):
        last[row.risultato_id] = row
    obiettivi = patto.obiettivi.select_related("componente").prefetch_related("risultati")
    return [
        _finale(obiettivo, [last[r.pk] for r in obiettivo.risultati.all() if r.pk in last]) for obiettivo in obiettivi
    ]


def _finale(obiettivo: ObiettivoGenerale, rows: list[ValutazioneRisultato]) -> Finale:
    stati = {row.stato for row in rows} - {_S.NON_PIU_PERTINENTE}
    if len(stati) == 1:
        esito = next(iter(stati))
    elif _S.RAGGIUNTO in stati or _S.PARZIALMENTE_RAGGIUNTO in stati:
        esito = _S.PARZIALMENTE_RAGGIUNTO.value
    else:
        esito = _S.NON_PIU_PERTINENTE.value if rows and not stati else ""
    livelli = [row.livello for row in rows if row.livello and row.livello != LivelloSituazione.NON_RILEVATO]
    return Finale(obiettivo, esito, min(livelli, key=_LIVELLI.index, default=""))


def current_valutazioni(caso: Caso) -> QuerySet[ValutazioneRisultato]:
    """The evaluations that hold, of all meetings of a case, in the order of the days."""
    rows = ValutazioneRisultato.objects.filter(verbale__incontro__caso=caso, verbale__corrente=True)
    return rows.select_related("verbale__incontro").order_by("verbale__incontro__data", "verbale__scritto_il", "pk")


def condizioni_iniziali(caso: Caso) -> dict[object, str]:
    """The work of each adult as the Analisi preliminare has it, by the person's key."""
    rows = AnalisiAdulto.objects.filter(analisi__caso=caso).order_by("analisi__versione")
    return {row.componente_id: row.condizione_lavorativa for row in rows if row.condizione_lavorativa}


def last_valutazione(caso: Caso) -> ValutazioneFinale | None:
    """The final evaluation that closed the case, with all it says."""
    rows = caso.valutazioni_finali.select_related("patto", "scritta_da__operatore")
    return rows.prefetch_related("esiti_obiettivi__obiettivo", "condizioni__componente").order_by("-scritta_il").first()
