"""What a Quadro di analisi asks of the Patto."""

import pytest

from patti_inclusione.models import LivelloQuadro
from patti_inclusione.selectors.patto_quadro import bisogni_of, has_quadro
from tests.factories import quadri


@pytest.fixture
def grave(mondo):
    """A finished Quadro with one serious problem of the whole family and one of a person; the rest adequate."""
    quadri.finish(mondo.caso, mondo.case_manager)
    rows = mondo.caso.quadri.get().dimensioni
    di_nucleo, di_persona = rows.filter(soggetto=None).first(), rows.exclude(soggetto=None).first()
    for row in (di_nucleo, di_persona):
        rows.filter(pk=row.pk).update(livello=LivelloQuadro.PROBLEMA_GRAVE)
    return di_nucleo, di_persona


def of_quadro(caso):
    return [bisogno.codice for bisogno in bisogni_of(caso) if bisogno.codice.startswith("quadro:")]


def test_bisogni_of_takes_the_problems_of_a_finished_quadro(mondo, grave):
    di_nucleo, di_persona = grave

    assert has_quadro(mondo.caso)
    assert set(of_quadro(mondo.caso)) == {
        f"quadro:{di_nucleo.dimensione}:",
        f"quadro:{di_persona.dimensione}:{di_persona.soggetto_id}",
    }


def test_bisogni_of_says_nothing_of_who_left(mondo, grave):
    _, di_persona = grave
    type(di_persona.soggetto).objects.filter(pk=di_persona.soggetto_id).update(uscito_il="2026-01-01")

    assert len(of_quadro(mondo.caso)) == 1


def test_bisogni_of_waits_for_the_quadro_to_be_finished(mondo):
    quadri.start(mondo.caso, mondo.case_manager)
    quadri.fill(mondo.caso, mondo.case_manager, LivelloQuadro.PROBLEMA_GRAVE)

    assert not has_quadro(mondo.caso)
    assert of_quadro(mondo.caso) == []
