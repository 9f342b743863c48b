import pytest
from django.utils import timezone

from patti_inclusione.analisi import catalogo
from patti_inclusione.models import AnalisiPreliminare, BisognoRilevato, SintesiArea
from patti_inclusione.selectors.patto import read_contenuto
from patti_inclusione.selectors.patto_bisogni import bisogni_gravi
from patti_inclusione.selectors.patto_mancanze import mancanze
from tests.factories.patti import make_bozza


@pytest.fixture
def analisi(mondo):
    return make_analisi(mondo)


def make_analisi(mondo, versione=1, stato="FINALIZZATA"):
    return AnalisiPreliminare.objects.create(
        caso=mondo.caso,
        versione=versione,
        versione_modulo=catalogo.versione(),
        stato=stato,
        compilata_da=mondo.case_manager.accreditamento,
        finalizzata_il=timezone.now() if stato == "FINALIZZATA" else None,
        esito="B",
        motivazione="La famiglia ha bisogni semplici che il servizio sociale segue da solo.",
    )


def find(analisi, area, gravita, place=0):
    voce = catalogo.voci(area, timezone.localdate())[place]
    return BisognoRilevato.objects.create(analisi=analisi, area=area, voce=voce.codice, gravita=gravita)


def test_bisogni_gravi_are_the_needs_of_three_or_more(mondo, analisi):
    moderato = find(analisi, "ECONOMICA", "MODERATO")
    grave = find(analisi, "ABITATIVA", "GRAVE")
    urgente = find(analisi, "LAVORO", "MOLTO_GRAVE_URGENTE")

    found = [bisogno.codice for bisogno in bisogni_gravi(mondo.caso)]

    assert found == [urgente.voce, grave.voce]
    assert moderato.voce not in found


def test_bisogni_gravi_name_an_area_whose_synthesis_alone_is_grave(mondo, analisi):
    grave = find(analisi, "ABITATIVA", "GRAVE")
    for area in ("ABITATIVA", "RETI"):
        SintesiArea.objects.create(analisi=analisi, area=area, bisogno="GRAVE")

    assert [bisogno.codice for bisogno in bisogni_gravi(mondo.caso)] == [grave.voce, "area:RETI"]


def test_bisogni_gravi_are_those_of_the_last_finished_analysis(mondo, analisi):
    find(analisi, "ABITATIVA", "GRAVE")
    nuova = make_analisi(mondo, versione=2)
    grave = find(nuova, "LAVORO", "GRAVE")
    find(make_analisi(mondo, versione=3, stato="BOZZA"), "RETI", "GRAVE")

    assert [bisogno.codice for bisogno in bisogni_gravi(mondo.caso)] == [grave.voce]


def test_a_grave_need_wants_an_objective_or_a_reason(mondo, analisi):
    primo, secondo = find(analisi, "ABITATIVA", "GRAVE"), find(analisi, "LAVORO", "GRAVE")
    patto = make_bozza(mondo.caso, mondo.case_manager)

    senza = mancanze(patto, read_contenuto(patto))
    patto.obiettivi.update(bisogni=[primo.voce])
    con_obiettivo = mancanze(patto, read_contenuto(patto))
    patto.bisogni_non_trattati.create(codice=secondo.voce, motivo="Prima la casa")

    assert [len(senza), len(con_obiettivo)] == [2, 1]
    assert senza[0].url == f"/patti/{patto.pk}/bisogni/"
    assert mancanze(patto, read_contenuto(patto)) == []
