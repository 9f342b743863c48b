"""The figures of one territory as they leave: each count told by itself, days and hours where those counted are enough."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rdc_platform.monitor.misure import DELLE_ORE, DURATE, GRIGLIA, MISURE
from rdc_platform.monitor.riservatezza import MEDIANA, NON_DETTO, NONO_DECILE, Cella, Regola, quantile
from rdc_platform.monitor.selectors.misure import Misure


@dataclass(frozen=True)
class Figure:
    """`detto` is what leaves of some Comuni; `conteggi` what it tells, by cell, without those of nobody."""

    detto: dict[str, Any]
    conteggi: dict[Cella, int]

    @property
    def da_tenere(self) -> dict[str, int]:
        """The counts as they are kept."""
        return {" ".join(cella): quante for cella, quante in self.conteggi.items() if quante}


def prima_of(detto: dict[str, Any], tenuti: Mapping[str, int]) -> Figure:
    """Those of an earlier version, from what was kept."""
    return Figure(detto, {cella: tenuti.get(" ".join(cella), 0) for cella in GRIGLIA})


def figure_of(comuni: Sequence[str], misure: Misure, regola: Regola, prima: Figure | None) -> Figure:
    """Those of some Comuni together, after what was told of them `prima`."""
    insieme = misure.insieme(comuni)
    conteggi = regola.segui(prima and prima.conteggi, {cella: insieme[cella] for cella in GRIGLIA})

    def fermo(cella: Cella) -> bool:
        """Of families that are told as before, days and hours are told as before too."""
        return prima is not None and conteggi[cella] == prima.conteggi[cella]

    durate = {
        nome: prima.detto["durate"][nome]
        if prima and fermo(cella)
        else _durata(misure.attese(comuni, nome), conteggi[cella], regola)
        for nome, (_, cella) in DURATE.items()
    }
    ore = sum(misure.ore.get(each, 0) for each in comuni)
    if prima and fermo(DELLE_ORE):
        ore_dette = prima.detto["ore_progetti"]
    else:
        ore_dette = regola.arrotonda(ore) if regola.basta(conteggi[DELLE_ORE], regola.minimo) else NON_DETTO
    detto = {
        "comuni": list(comuni),
        "conteggi": {
            nome: {voce: regola.dici(conteggi[nome, voce]) for voce in misura.voci} for nome, misura in MISURE.items()
        },
        "durate": durate,
        "ore_progetti": ore_dette,
        "progetti_attivi": sum(misure.attivi.get(each, 0) for each in comuni),
    }
    return Figure(detto, conteggi)


def _durata(attese: Mapping[int, int], quante: int, regola: Regola) -> dict[str, int | str]:
    misure = {"mediana": (MEDIANA, regola.minimo), "nono_decile": (NONO_DECILE, regola.minimo_decile)}
    return {
        nome: regola.arrotonda(quantile(attese, parte)) if attese and regola.basta(quante, minimo) else NON_DETTO
        for nome, (parte, minimo) in misure.items()
    }
