from datetime import date

from controlli_anagrafici.disegno import Striscia, draw
from controlli_anagrafici.residenza import Parametri, Periodo, TipoPeriodo, compute_residenza

PARAMETRI = Parametri(date(2019, 3, 6), 10, 2)


def striscia(luogo: str, dal: date, al: date | None = None, tipo: TipoPeriodo = TipoPeriodo.ISCR) -> Striscia:
    return Striscia(luogo, dal, al, tipo)


def draw_all(*strisce: Striscia, gaps: bool = True):
    residenza = compute_residenza([Periodo(each.dal, each.al, each.tipo) for each in strisce], PARAMETRI)
    return draw(strisce, PARAMETRI, residenza, gaps=gaps)


def test_draw_puts_the_latest_place_on_top_and_an_interruption_over_what_it_interrupts():
    irr = striscia("Cremona", date(2017, 2, 1), date(2018, 11, 30), TipoPeriodo.IRR)

    disegno = draw_all(
        irr, striscia("Cremona", date(2014, 9, 1)), striscia("Bologna", date(2010, 1, 1), date(2014, 8, 31))
    )

    assert [riga.etichetta for riga in disegno.righe] == ["Cremona", "Bologna"]
    assert [tratto.classe for tratto in disegno.righe[0].tratti] == ["iscr", "irr"]


def test_draw_marks_no_gap_where_only_a_part_is_shown():
    uno = striscia("Bologna", date(2010, 1, 1), date(2014, 8, 31))

    assert [len(draw_all(uno, gaps=gaps).vuoti) for gaps in (True, False)] == [1, 0]
