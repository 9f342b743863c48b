"""Among whom the families of a sample are drawn, and whether a draw is what it says."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.profilo import Profilo
from ambiti.models import Comune, Nucleo
from controlli_anagrafici import campione
from controlli_anagrafici.models import CampioneEstrazione, Controllo, MotivoAnnullamento, StatoControllo, TipoControllo
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero

PERCENTUALE, MESI = "CTRL_CAMPIONE_PCT", "CTRL_CAMPIONE_MESI"
FINITI = (MotivoAnnullamento.DOMANDA_DECADUTA, MotivoAnnullamento.RINUNCIA, MotivoAnnullamento.DECESSO)


@dataclass(frozen=True)
class Anteprima:
    """What a draw of today would be: among how many families, how many, and how many draws there were (`fatte`)."""

    comune: Comune
    popolazione: int
    estratti: int
    percentuale: int
    fatte: int


def popolazione(giorno: date) -> QuerySet[Nucleo]:
    """The nuclei that may be drawn on `giorno`: benefit recognised and not over, composition not checked lately."""
    dal = calendario.add_mesi(giorno, -intero(MESI, giorno))
    suoi = Controllo.objects.filter(nucleo=OuterRef("pk"))
    guardati = suoi.filter(tipo_controllo=TipoControllo.COMPOSIZIONE_NUCLEO).exclude(stato=StatoControllo.ANNULLATO)
    return Nucleo.objects.filter(
        ~Exists(guardati.filter(Q(concluso_il=None) | Q(concluso_il__date__gt=dal))),
        ~Exists(suoi.filter(motivo_annullamento__in=FINITI)),
        data_riconoscimento__lte=giorno,
        domanda_cessata=None,
    )


def list_anteprime(profilo: Profilo) -> list[Anteprima]:
    """For each Comune of the Coordinatore, in three queries however many they are."""
    giorno = calendario.today()
    pct = intero(PERCENTUALE, giorno)
    comuni = Comune.objects.filter(pk__in=profilo.oggetti(Comune)).annotate(fatte=Count("campioni")).order_by("cerca")
    righe = popolazione(giorno).filter(comune__in=profilo.oggetti(Comune)).order_by()
    quanti = dict(righe.values_list("comune").annotate(quanti=Count("pk")))
    numeri = [(comune, quanti.get(comune.pk, 0)) for comune in comuni]
    return [
        Anteprima(comune, n, campione.count_estratti(n, pct), pct, comune.fatte)  # type: ignore[attr-defined]
        for comune, n in numeri
    ]


def draw_again(estrazione: CampioneEstrazione) -> list[str]:
    """The protocols that the population, the Comune, the day and the salt kept with a draw give today."""
    seed = campione.compute_seed(estrazione.comune_id, estrazione.data, estrazione.salt)
    quanti = campione.count_estratti(len(estrazione.protocolli), estrazione.percentuale)
    return campione.draw_protocolli(estrazione.protocolli, quanti, seed)


def list_mancanti(estrazione: CampioneEstrazione) -> list[str]:
    """The protocols drawn whose check is not open yet, in the order of the draw."""
    aperti = set(estrazione.controlli.values_list("nucleo__protocollo_inps", flat=True))
    return [protocollo for protocollo in draw_again(estrazione) if protocollo not in aperti]


def is_genuine(estrazione: CampioneEstrazione) -> bool:
    """The draw repeated gives the families whose checks it opened, and its numbers and seed are those kept."""
    aperti = estrazione.controlli.values_list("nucleo__protocollo_inps", flat=True)
    seed = campione.compute_seed(estrazione.comune_id, estrazione.data, estrazione.salt)
    return (
        estrazione.algoritmo == campione.ALGORITMO
        and estrazione.seed == seed
        and estrazione.popolazione == len(estrazione.protocolli)
        and sorted(draw_again(estrazione)) == sorted(aperti)
    )


def prova(estrazione: CampioneEstrazione) -> dict[str, Any]:
    """What repeats the draw, for whoever wants to do it with means of his own."""
    return {
        "algoritmo": estrazione.algoritmo,
        "comune": estrazione.comune_id,
        "data": str(estrazione.data),
        "salt": estrazione.salt,
        "seed": estrazione.seed,
        "percentuale": estrazione.percentuale,
        "popolazione": estrazione.protocolli,
        "estratti": draw_again(estrazione),
    }
