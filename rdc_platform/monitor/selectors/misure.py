"""What happened in one month in every Comune of Italy: six queries, whatever the families. Exact: nothing of it leaves as it is."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from controlli_anagrafici.selectors import misure as controlli
from patti_inclusione.selectors import misure as patti
from progetti_collettivita.selectors import misure as progetti
from rdc_platform.calendario import fine_mese
from rdc_platform.monitor.riservatezza import Cella


@dataclass
class Misure:
    """By Comune: counts of families, families by days waited, projects under way, hours done, families ever received."""

    conteggi: dict[str, Counter[Cella]] = field(default_factory=lambda: defaultdict(Counter))
    giorni: dict[tuple[str, str], Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    attivi: dict[str, int] = field(default_factory=dict)
    ore: dict[str, int] = field(default_factory=dict)
    arrivate: dict[str, int] = field(default_factory=dict)

    def insieme(self, comuni: Iterable[str]) -> Counter[Cella]:
        """The counts of several Comuni together."""
        return sum((self.conteggi[each] for each in comuni if each in self.conteggi), Counter())

    def attese(self, comuni: Iterable[str], nome: str) -> Counter[int]:
        """How many of their families waited how many days."""
        return sum((self.giorni[each, nome] for each in comuni if (each, nome) in self.giorni), Counter())


def read_misure(mese: date) -> Misure:
    """Of the month that begins on that day."""
    fine = fine_mese(mese)
    dei_progetti = progetti.conta_progetti(mese, fine)
    found = Misure(attivi=dei_progetti.attivi, ore=dei_progetti.ore, arrivate=patti.conta_arrivate(fine))
    righe = [*patti.conta_famiglie(mese, fine), *controlli.conta_famiglie(mese, fine), *dei_progetti.righe]
    for comune, misura, voce, quante in righe:
        found.conteggi[comune][misura, voce] += quante
    for comune, nome, giorni, quante in patti.conta_giorni(mese, fine):
        found.giorni[comune, nome][giorni] += quante
    return found
