import pytest
from django.db.models import TextChoices

from rdc_platform.web import stati
from rdc_platform.web.stati import Badge, Colore


class StatoFemminile(TextChoices):
    APERTA = "aperto_prova", "Aperta"


def test_badge_takes_the_label_of_the_choice(stato_prova):
    assert stati.badge(stato_prova.APERTO) == Badge("Aperto", Colore.BLU)


def test_badge_reads_a_bare_value():
    assert stati.badge("chiuso_prova") == Badge("Chiuso", Colore.GRIGIO)


def test_badge_refuses_a_value_that_two_enums_call_differently():
    stati.register({StatoFemminile.APERTA: Colore.BLU})

    with pytest.raises(LookupError, match="2 badges"):
        stati.badge("aperto_prova")


def test_badge_tells_equal_values_apart_by_their_enum():
    stati.register({StatoFemminile.APERTA: Colore.BLU})

    assert stati.badge("aperto_prova", "StatoFemminile") == Badge("Aperta", Colore.BLU)


def test_badge_refuses_a_value_nobody_registered():
    with pytest.raises(LookupError, match="0 badges"):
        stati.badge("mai_visto")


def test_registered_wants_every_choice(stato_prova):
    assert (stati.registered(stato_prova), stati.registered(StatoFemminile)) == (True, False)
