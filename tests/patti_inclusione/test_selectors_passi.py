from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from patti_inclusione.models import StatoCaso
from patti_inclusione.selectors import passi
from patti_inclusione.selectors.passi import Fatti, next_step

ADESSO = datetime(2019, 5, 9, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("stato", StatoCaso)
def test_next_step_has_words_and_a_step_for_every_state(stato):
    prossimo = next_step(Fatti(uuid4(), stato), ADESSO)

    assert prossimo.testo
    assert prossimo.fase in passi.steps(stato)


@pytest.mark.parametrize(
    ("delta", "da_mandare", "testo"),
    [
        (timedelta(days=1), True, "Manda la convocazione e scrivi come"),
        (timedelta(days=1), False, "Colloquio 10 mag 2019, 11:00"),
        (-timedelta(hours=1), True, "Scrivi chi è venuto al colloquio"),
        (-timedelta(hours=1), False, "Scrivi chi è venuto al colloquio"),
    ],
)
def test_next_step_begins_with_the_appointment_without_outcome(delta, da_mandare, testo):
    fatti = Fatti(uuid4(), StatoCaso.CONVOCATO, ADESSO + delta, uuid4(), da_mandare=da_mandare)

    assert next_step(fatti, ADESSO).testo == testo


def test_steps_shows_the_quadro_only_to_who_is_there():
    assert passi.QUADRO in passi.steps(StatoCaso.IN_QUADRO_ANALISI)
    assert passi.QUADRO not in passi.steps(StatoCaso.IN_DEFINIZIONE_PATTO)


def test_reverse_or_empty_is_empty_for_a_page_that_is_not_there():
    assert passi.reverse_or_empty("non_esiste", uuid4()) == ""
    assert passi.reverse_or_empty("", uuid4()) == ""
