"""The report as anyone may read it: each Comune by itself, small counts of persons hidden. No query.

No table adds up several Comuni, and hours and days have no total: of two files, one of a Comune or of a month more, the
difference would say what each hides.
"""

from progetti_collettivita.selectors.tabelle import Riga, Tabella
from progetti_collettivita.soppressione import is_poco, sopprimi

NON_DETTO = "n.d."
DI_PERSONE = {"posti": 1, "aperte": 0, "finite": 0}  # tables whose column so numbered counts persons
DELLE_PERSONE = {"ore", "inail"}  # tables whose rows are hours and days of some persons
Cella = tuple[str, str, str]


def pubblica(tabella: Tabella, soglia: int) -> list[Cella]:
    """Row, column and number of a table of one Comune; `NON_DETTO` for what is hidden."""
    if tabella.disegno.chiave in DELLE_PERSONE:
        righe = [(riga.nome, riga.valori, _is_di_pochi(riga, soglia)) for riga in tabella.righe]
    else:
        dette, totale = _dette(tabella, soglia)
        coppie = zip(tabella.righe, dette, strict=True)
        righe = [(riga.nome, riga.valori, detta is None) for riga, detta in coppie]
        righe.append(("Totale", tabella.totale, totale is None))
    return [
        (nome, misura, NON_DETTO if muta else testo)
        for nome, valori, muta in righe
        for misura, testo in tabella.celle(valori)
    ]


def _dette(tabella: Tabella, soglia: int) -> tuple[list[int | None], int | None]:
    """The persons of each row and in all, where they are told; of a table of no persons any number."""
    colonna = DI_PERSONE.get(tabella.disegno.chiave)
    return sopprimi([0 if colonna is None else int(riga.valori[colonna]) for riga in tabella.righe], soglia)


def _is_di_pochi(riga: Riga, soglia: int) -> bool:
    return any(is_poco(quante, soglia) for quante in riga.persone)
