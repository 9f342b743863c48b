from datetime import date

from patti_inclusione.analisi import catalogo
from patti_inclusione.models import AreaBisogno
from patti_inclusione.models.analisi_scale import Gravita, da, grado, is_graver, piu_grave

OGGI = date(2019, 6, 1)


def test_voci_covers_the_six_areas_of_the_law():
    assert {voce.area for voce in catalogo.tutte().values()} == set(AreaBisogno.values)
    assert all(catalogo.voci(area, OGGI) for area in AreaBisogno)


def test_voci_has_none_before_the_law():
    assert catalogo.voci("LAVORO", date(2018, 12, 31)) == []


def test_tutte_has_codes_that_fit_their_column():
    assert max(len(codice) for codice in catalogo.tutte()) <= 40
    assert {voce.chi for voce in catalogo.tutte().values()} == {"persone", "adulti", "minori"}


def test_testo_is_the_words_of_the_item():
    assert catalogo.testo("ABI_SFRATTO") == "Sfratto in corso"


def test_grado_orders_the_labels_and_leaves_out_what_was_not_collected():
    assert [grado(each) for each in Gravita] == [0, 1, 2, 3, 4, None]


def test_piu_grave_is_the_gravest_with_a_degree():
    assert piu_grave(["LIEVE", "NON_RILEVATO", "GRAVE", ""]) == "GRAVE"
    assert piu_grave(["NON_RILEVATO"]) == ""


def test_da_takes_the_degree_and_those_above():
    assert da("GRAVE") == ["GRAVE", "MOLTO_GRAVE_URGENTE"]


def test_is_graver_compares_degrees():
    assert is_graver("GRAVE", "LIEVE") is True
    assert is_graver("NON_RILEVATO", "LIEVE") is False
