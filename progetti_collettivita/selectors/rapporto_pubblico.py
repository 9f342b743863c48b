"""The report as anyone may read it: each Comune by itself, small counts of persons hidden. No query.

No table adds up several Comuni, and hours and days have no total: of two files, one of a Comune or of a month more, the
difference would say what each hides.
"""

from collections.abc import Iterable

from progetti_collettivita.selectors.tabelle import Riga, Tabella
from progetti_collettivita.soppressione import is_poco, sopprimi

NON_DETTO = "n.d."
DI_PERSONE = {"posti": 1, "aperte": 0, "finite": 0}  # tables whose column so numbered counts persons
DELLE_PERSONE = {"ore", "inail"}  # tables whose rows are hours and days of some persons
Cella = tuple[str, str, str]


def pubblica(tabella: Tabella, soglia: int) -> list[Cella]:
    """Row, column and number of a table of one Comune; `NON_DETTO` for what is hidden."""
    chiave = tabella.disegno.chiave
    if chiave in DELLE_PERSONE:
        return _senza_pochi(tabella, soglia)
    dette, totale = _dette(tabella, soglia)
    righe = [*((riga.nome, riga.valori) for riga in tabella.righe), ("Totale", tabella.totale)]
    return [
        cella
        for (nome, valori), detta in zip(righe, [*dette, totale], strict=True)
        for cella in tabella.celle(nome, _muta(tabella) if detta is None else tabella.scrive(valori))
    ]


def _dette(tabella: Tabella, soglia: int) -> tuple[list[int | None], int | None]:
    """The persons of each row and in all, where they are told; of a table of no persons any number."""
    colonna = DI_PERSONE.get(tabella.disegno.chiave)
    return sopprimi([0 if colonna is None else int(riga.valori[colonna]) for riga in tabella.righe], soglia)


def _senza_pochi(tabella: Tabella, soglia: int) -> list[Cella]:
    return [
        cella
        for riga, scritti in tabella.scritte
        for cella in tabella.celle(riga.nome, _muta(tabella) if _is_di_pochi(riga, soglia) else scritti)
    ]


def _is_di_pochi(riga: Riga, soglia: int) -> bool:
    return any(is_poco(quante, soglia) for quante in riga.persone)


def _muta(tabella: Tabella) -> Iterable[str]:
    return [NON_DETTO] * len(tabella.disegno.misure)
