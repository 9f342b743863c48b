"""E07: the same `protocollo_inps` more than once among the good lines of a lot.

The highest `versione` stays, of equal ones the first; the others are rejects. Lines that broke another rule take no part,
so a faulty one never displaces a good one. In SQL, over the staged good lines:

    row_number() OVER (PARTITION BY protocollo_inps ORDER BY versione DESC, riga) = 1
"""

from collections.abc import Iterable

from rdc_platform.forniture.validazione import Scarto


def find_doppioni(righe: Iterable[tuple[int, str, int]]) -> list[Scarto]:
    """The rejects among (line number, protocollo, versione) of good lines, by line number."""
    kept: dict[str, tuple[int, int]] = {}
    lost: list[tuple[int, str]] = []
    for riga, protocollo, versione in righe:
        best = kept.get(protocollo)
        if best is None:
            kept[protocollo] = (versione, riga)
        elif (versione, -riga) > (best[0], -best[1]):
            lost.append((best[1], protocollo))
            kept[protocollo] = (versione, riga)
        else:
            lost.append((riga, protocollo))
    return [reject_doppione(riga, protocollo, kept[protocollo][1]) for riga, protocollo in sorted(lost)]


def reject_doppione(riga: int, protocollo: str, tenuta: int) -> Scarto:
    """The reject of line `riga`, whose protocollo stays with line `tenuta`."""
    motivo = f"Lo stesso protocollo è alla riga {tenuta}, che resta: ha la versione più alta, o viene prima."
    return Scarto(riga, "E07", "protocollo_inps", motivo, protocollo=protocollo)
