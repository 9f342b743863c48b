"""The evaluations of the meetings: the one that stands, those before it, what the next one begins from."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q

from patti_inclusione.models import (
    AzioneVerifica,
    BozzaValutazione,
    Caso,
    Incontro,
    ValutazioneRisultato,
    Verbale,
    VerificaImpegno,
)
from patti_inclusione.models.segnalazione_codici import DEGLI_IMPEGNI
from patti_inclusione.selectors.passi import reverse_or_empty


def list_verbali(incontro: Incontro) -> list[Verbale]:
    """All versions, the one that stands first, with their rows."""
    valutazioni = ValutazioneRisultato.objects.select_related("risultato__obiettivo__componente")
    verifiche = VerificaImpegno.objects.select_related("impegno__componente", "prova")
    rows = incontro.verbali.select_related("scritto_da__operatore")
    rows = rows.prefetch_related(Prefetch("valutazioni", valutazioni), Prefetch("verifiche", verifiche))
    return list(rows.order_by("-versione"))


def bozza_of(caso: Caso, modulo: str) -> BozzaValutazione | None:
    """What was typed and not concluded."""
    return caso.bozze_valutazione.filter(modulo=modulo).first()


def valutazioni_before(incontro: Incontro) -> dict[object, ValutazioneRisultato]:
    """The last evaluation of each expected result at the meetings before, by the result's key."""
    rows = ValutazioneRisultato.objects.filter(_before(incontro)).select_related("verbale__incontro")
    return {row.risultato_id: row for row in rows.order_by("verbale__incontro__data", "pk")}


def verifiche_before(incontro: Incontro) -> dict[object, VerificaImpegno]:
    """The last verification of each commitment at the meetings before, by the commitment's key."""
    rows = VerificaImpegno.objects.filter(_before(incontro)).select_related("verbale__incontro")
    return {row.impegno_id: row for row in rows.order_by("verbale__incontro__data", "pk")}


def _before(incontro: Incontro) -> Q:
    earlier = Q(verbale__incontro__caso=incontro.caso_id, verbale__corrente=True)
    return earlier & Q(verbale__incontro__data__lte=incontro.data) & ~Q(verbale__incontro=incontro.pk)


@dataclass(frozen=True)
class DaFare:
    """What the Case manager thought of doing about a commitment, and where it is done ("" where nowhere yet)."""

    verifica: VerificaImpegno
    url: str


def list_da_fare(incontro: Incontro, verbale: Verbale | None) -> list[DaFare]:
    """The actions of the evaluation that stands."""
    if verbale is None:
        return []
    return [DaFare(v, _where(incontro, v)) for v in verbale.verifiche.all() if v.azione != AzioneVerifica.NESSUNA]


def _where(incontro: Incontro, verifica: VerificaImpegno) -> str:
    match verifica.azione:
        case AzioneVerifica.RICHIAMO_FORMALE:
            return reverse_or_empty("richiamo_create", verifica.impegno_id)
        case AzioneVerifica.SEGNALAZIONE:
            url = reverse_or_empty("segnalazione_create", incontro.caso_id)
            diretto = verifica.impegno.tipo_evento_sanzione in DEGLI_IMPEGNI  # the others pass by a formal warning
            return f"{url}?fatto=impegno-{verifica.impegno_id}" if diretto else url
    revise = reverse_or_empty("patto_revise", incontro.patto_id)
    return revise or reverse_or_empty("patto_detail", incontro.caso_id)
