"""The report of a Responsabile PUC on the projects of his Comuni (B.8): four queries, whatever the rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from progetti_collettivita.selectors.impegno import Impegno, impegno_of
from progetti_collettivita.selectors.rapporto_disegni import Periodo, disegni
from progetti_collettivita.selectors.rapporto_fatti import conti, dei_conti, dei_progetti
from progetti_collettivita.selectors.rapporto_ore import ore_dovute
from progetti_collettivita.selectors.rapporto_pubblico import pubblica
from progetti_collettivita.selectors.tabelle import Fatto, Tabella, somma

NIENTE = (0, 0, 0)


@dataclass(frozen=True)
class Rapporto:
    """The facts of some Comuni over a period; `comuni` are their names by code, `impegni` one each, in that order."""

    periodo: Periodo
    comuni: Mapping[str, str]
    fatti: list[Fatto]
    impegni: list[Impegno]
    soglia: int

    @property
    def tabelle(self) -> list[Tabella]:
        """All the Comuni together: exact, for they are of his own projects."""
        return somma(self.fatti, disegni(self.periodo))

    @property
    def righe(self) -> list[tuple[str, ...]]:
        """The tables as a file: table, row, column, number."""
        return [
            (tabella.disegno.titolo, nome, misura, testo)
            for tabella in self.tabelle
            for nome, valori in [*((riga.nome, riga.valori) for riga in tabella.righe), ("Totale", tabella.totale)]
            for misura, testo in tabella.celle(valori)
        ]

    @property
    def righe_pubbliche(self) -> list[tuple[str, ...]]:
        """The same to publish, each Comune by itself: Comune, table, row, column, number."""
        return [
            (nome, tabella.disegno.titolo, *cella)
            for comune, nome in self.comuni.items()
            for tabella in somma((each for each in self.fatti if each.comune == comune), disegni(self.periodo))
            for cella in pubblica(tabella, self.soglia)
        ] + [cella for each in self.impegni for cella in _celle(each)]


def read_rapporto(comuni: Mapping[str, str], periodo: Periodo, oggi: date, soglia: int) -> Rapporto:
    """Everything of these Comuni, by code and name."""
    trovati = conti(comuni, periodo)
    fatti = [*dei_progetti(comuni), *dei_conti(trovati, periodo), *ore_dovute(comuni, periodo, oggi)]
    tenute = {each.comune: (each.a, each.b, each.c) for each in trovati if each.capitolo == "tenute"}
    impegni = [impegno_of(nome, *map(int, tenute.get(comune, NIENTE)), soglia) for comune, nome in comuni.items()]
    return Rapporto(periodo, comuni, fatti, impegni, soglia)


def _celle(impegno: Impegno) -> list[tuple[str, ...]]:
    return [
        (impegno.comune, "Persone tenute ai progetti", "Oggi", nome, str(quante)) for nome, quante in impegno.colonne
    ]
