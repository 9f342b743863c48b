"""A family assigned in Chromium without a mouse: Tab, Space and Enter alone, on the true pages."""

import pytest
from django.urls import reverse

from patti_inclusione.models import Assegnazione


@pytest.mark.slow
def test_a_family_is_assigned_without_a_mouse(mondo_vero, tastiera, work):
    caso = mondo_vero.caso_in_coda
    laura = tastiera(mondo_vero.coordinatore)
    laura.open(f"{reverse('patti_inclusione:caso_queue')}?macro=DA_ASSEGNARE")

    laura.tick(f"input[type=checkbox][value='{caso.pk}']")
    laura.follow("#lista-scelte button")
    laura.follow("button[name=conferma]")

    assert work(lambda: Assegnazione.objects.filter(caso=caso, al=None).count()) == 1
