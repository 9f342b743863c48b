from datetime import date

import pytest

from controlli_anagrafici.titolo_regole import Titolo, is_proved

DOMANDA = date(2019, 3, 6)


@pytest.mark.parametrize(
    ("requisito", "tipo", "giorni", "rinnovo", "prova"),
    [
        ("UE", "ATT_ISCR_UE", ("2010-01-01", None), False, True),
        ("UE", "PDS_UE_LUNGO", ("2010-01-01", None), False, False),
        ("FAM_UE", "CARTA_FAM_UE", ("2014-01-01", "2019-03-05"), False, False),
        ("FAM_UE", "CARTA_FAM_UE", ("2014-01-01", "2019-03-05"), True, True),
        ("FAM_UE", "CARTA_FAM_UE", ("2014-01-01", "2019-03-06"), False, True),
        ("UE_LUNGO", "PDS_UE_LUNGO", ("2010-01-01", "2015-01-01"), False, True),
        ("UE_LUNGO", "PDS_UE_LUNGO", ("2019-03-07", None), False, False),
        ("PROT_INT", "PDS_ASILO", ("2016-01-01", "2021-01-01"), False, True),
        ("PROT_INT", "ALTRO", ("2016-01-01", "2021-01-01"), False, False),
        ("APOLIDE", "PDS_APOLIDE", ("2016-01-01", "2018-01-01"), False, False),
    ],
)
def test_is_proved_by_a_title_of_the_right_kind_that_held_on_the_day(requisito, tipo, giorni, rinnovo, prova):
    rilascio, scadenza = (each and date.fromisoformat(each) for each in giorni)
    titolo = Titolo(tipo, rilascio, scadenza, rinnovo)

    assert is_proved(requisito, [titolo], DOMANDA) is prova


def test_is_proved_without_a_title_for_an_italian_alone():
    assert is_proved("ITA", [], DOMANDA)
    assert not is_proved("UE", [], DOMANDA)
