"""E07: which of several lines of one protocollo stays."""

import pytest

from rdc_platform.forniture.validazione_doppioni import find_doppioni


@pytest.mark.parametrize(
    ("righe", "lost"),
    [
        ([(2, "A", 1), (3, "B", 1)], []),
        ([(2, "A", 1), (3, "A", 1)], [(3, 2)]),
        ([(2, "A", 1), (3, "A", 2)], [(2, 3)]),
        ([(2, "A", 2), (3, "A", 1), (4, "A", 3), (5, "A", 3)], [(2, 4), (3, 4), (5, 4)]),
    ],
)
def test_find_doppioni_keeps_the_highest_versione_and_of_equal_ones_the_first(righe, lost):
    found = find_doppioni(righe)

    assert [(scarto.codice, scarto.riga) for scarto in found] == [("E07", number) for number, _ in lost]
    assert [scarto.motivo.split(",")[0] for scarto in found] == [
        f"Lo stesso protocollo è alla riga {kept}" for _, kept in lost
    ]
