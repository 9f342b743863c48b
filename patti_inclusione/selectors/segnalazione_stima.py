"""What a report would likely lead to, shown before it is sent. INPS decides: this is how it is told to count."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from patti_inclusione.models import (
    Caso,
    CodiceEvento,
    DatiEconomici,
    EsitoAppuntamento,
    EsitoPresenza,
    NaturaProvvedimento,
    ProvvedimentoInps,
    Segnalazione,
    StatoSegnalazione,
    TipoProvvedimento,
)
from patti_inclusione.models.segnalazione_codici import DEI_RICHIAMI
from patti_inclusione.selectors import segnalazione_regole as regole
from patti_inclusione.selectors.segnalazione_fatti import Fatto
from rdc_platform.calendario import count_anni
from rdc_platform.norme.selectors import intero

_S = StatoSegnalazione
NON_CONTANO = [_S.BOZZA, _S.RESPINTA, _S.SCARTATA, _S.ANNULLATA, _S.NESSUN_EFFETTO]
CONTATI = {CodiceEvento.E01, CodiceEvento.E06}  # whose effect grows with the times
GIOVANI = range(18, 30)
MASSIMO_RINNOVI = 10


@dataclass(frozen=True)
class Stima:
    """`ordinale` of this report, `ordinale_massimo` if whoever else was absent is reported too; effects as codes."""

    ordinale: int
    ordinale_massimo: int
    effetto: str
    effetto_massimo: str
    regime: str
    fonte: str
    avvertenze: list[str] = field(default_factory=list)

    @property
    def regole(self) -> str:
        return regole.REGIMI.get(self.regime, self.regime)

    @property
    def testo(self) -> str:
        return regole.in_parole(self.effetto)

    @property
    def testo_massimo(self) -> str:
        return regole.in_parole(self.effetto_massimo)

    @property
    def peggiora(self) -> bool:
        return self.effetto != self.effetto_massimo


def estimate(caso: Caso, fatto: Fatto, giorno: date, segnalazione: Segnalazione | None = None) -> Stima:
    """The likely ordinal and effect of reporting `fatto` of `giorno`, counted for the nucleo as INPS does."""
    avvertenze: list[str] = []
    if fatto.tipo_evento in DEI_RICHIAMI and fatto.richiamo is not None:
        ordinale = fatto.richiamo.numero
    elif fatto.tipo_evento in CONTATI:
        ordinale = 1 + _count(caso, fatto, giorno, segnalazione, avvertenze)
    else:
        ordinale = 1
    massimo = ordinale + _altri_assenti(fatto, ordinale, avvertenze)
    return Stima(
        ordinale=ordinale,
        ordinale_massimo=massimo,
        effetto=regole.effetto(fatto.tipo_evento, ordinale, giorno),
        effetto_massimo=_massimo(fatto, massimo, giorno, avvertenze),
        regime=regole.regime(giorno),
        fonte=regole.fonte(fatto.tipo_evento, giorno),
        avvertenze=[*avvertenze, *_of_regime(fatto, giorno)],
    )


def _count(caso: Caso, fatto: Fatto, giorno: date, segnalazione: Segnalazione | None, avvertenze: list[str]) -> int:
    """The other times that count: of this domanda, and of the earlier ones where the renewal does not start anew."""
    here = _contano(Q(caso=caso), fatto, segnalazione)
    before = _contano(Q(caso__nucleo__protocollo_inps__in=_precedenti(caso)), fatto, segnalazione)
    riparte = bool(intero("SEGNALAZIONE_RINNOVO_AZZERA", giorno))
    if before and riparte:
        avvertenze.append(
            f"Con la domanda di prima ce n'erano già {before}: qui il conto riparte, ma INPS può sommarle."
        )
    ridotti = ProvvedimentoInps.objects.filter(
        caso=caso, segnalazione=None, tipo=TipoProvvedimento.DECURTAZIONE, natura=NaturaProvvedimento.SANZIONE
    ).count()
    if ridotti:
        avvertenze.append(
            "INPS ha già ridotto il beneficio per fatti segnalati da altri: il conto può essere più alto."
        )
    return here if riparte else here + before


def _contano(whose: Q, fatto: Fatto, segnalazione: Segnalazione | None) -> int:
    rows = Segnalazione.objects.filter(whose, tipo_evento=fatto.tipo_evento).exclude(stato__in=NON_CONTANO)
    rows = rows.exclude(rettifiche__tipo="ANNULLAMENTO", rettifiche__stato="ACQUISITA")
    return rows.exclude(pk=segnalazione.pk).count() if segnalazione is not None else rows.count()


def _precedenti(caso: Caso) -> list[str]:
    """The domande before this one, as INPS links them."""
    found: list[str] = []
    protocollo = _prima_di(caso.nucleo.protocollo_inps)
    while protocollo and protocollo not in found and len(found) < MASSIMO_RINNOVI:
        found.append(protocollo)
        protocollo = _prima_di(protocollo)
    return found


def _prima_di(protocollo: str) -> str:
    row = DatiEconomici.objects.filter(nucleo__protocollo_inps=protocollo).values_list("domanda_precedente", flat=True)
    return row.first() or ""


def _altri_assenti(fatto: Fatto, ordinale: int, avvertenze: list[str]) -> int:
    """How many others were absent at the same appointment and do not count yet: INPS counts each of them."""
    if fatto.convocazione is None or fatto.tipo_evento not in CONTATI:
        return 0
    contati = Segnalazione.objects.filter(convocazione=fatto.convocazione).exclude(stato__in=NON_CONTANO)
    assenti = EsitoAppuntamento.objects.filter(
        convocazione=fatto.convocazione, esito=EsitoPresenza.ASSENTE_NON_GIUSTIFICATO
    ).exclude(componente=fatto.componente)
    altri = assenti.exclude(componente__in=contati.values("componente")).count()
    if altri:
        avvertenze.append(
            f"A questo appuntamento sono assenti in {altri + 1}: se li segnali tutti, INPS può contarli uno per uno "
            f"e arrivare alla {ordinale + altri}ª assenza."
        )
    return altri


def _massimo(fatto: Fatto, ordinale: int, giorno: date, avvertenze: list[str]) -> str:
    valore = regole.effetto(fatto.tipo_evento, ordinale, giorno)
    if valore == "DECADENZA":
        avvertenze.append(
            "Attenzione: la famiglia può perdere il beneficio (decadenza). Pensaci bene prima di mandare."
        )
    return valore


def _of_regime(fatto: Fatto, giorno: date) -> list[str]:
    """L. 197/2022 art. 1 c. 316: of the young without compulsory schooling only their quota is lost."""
    young = fatto.componente is not None and count_anni(fatto.componente.data_nascita, giorno) in GIOVANI
    if fatto.tipo_evento == CodiceEvento.E04 and young and regole.regime(giorno) == "R2023":
        return ["Tra 18 e 29 anni, senza obbligo scolastico assolto, si perde solo la quota della persona (c. 316)."]
    return []
