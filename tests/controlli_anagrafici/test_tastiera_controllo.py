"""The Responsabile's work in Chromium without a mouse: five periods typed and the check concluded, within a minute."""

import time

import pytest
from django.urls import reverse

from controlli_anagrafici.models import Controllo
from tests.factories.controlli import open_to

pytestmark = pytest.mark.slow  # a browser
SECONDI = 60
# From, to, from where, for where, as a clerk types what his registers say: all in Cremona, away and back again.
PERIODI = [
    ("1/9/2014", "", "Bologna", ""),
    ("1/2/2011", "30/6/2014", "Stagno Lombardo", "Bologna"),
    ("1/3/2008", "30/11/2010", "Bologna", "Stagno Lombardo"),
    ("6/3/2005", "31/12/2007", "Stagno Lombardo", "Bologna"),
    ("1/1/2001", "5/2/2005", "Bologna", "Stagno Lombardo"),
]


def test_five_periods_are_typed_and_the_check_concluded_within_a_minute(mondo_vero, tastiera, work):
    controllo = work(lambda: open_to(mondo_vero))
    dario = tastiera(mondo_vero.responsabile_anagrafici)
    keys: list[str] = []
    dario.page.expose_function("premuto", lambda key: keys.append(key))  # noqa: PLW0108 -- a method cannot carry a mark
    dario.page.add_init_script("document.addEventListener('keydown', each => window.premuto(each.key), true)")
    dario.open(reverse("controlli_anagrafici:periodo_create", args=[controllo.pk]))

    start = time.perf_counter()
    for numero, periodo in enumerate(PERIODI, start=1):
        write_periodo(dario, *periodo)
        assert work(controllo.periodi.count) == numero
    dario.follow("main a[href$='/requisiti/']")
    for campo in ("esito_res10", "esito_res2", "esito_soggiorno"):
        dario.press(f"select[name={campo}]", "s")  # «Soddisfatto», by its first letter
    dario.follow("main form button.btn-primary")
    dario.follow("main form button.btn-primary")
    seconds = time.perf_counter() - start

    print(f"\n{len(PERIODI)} periods and the conclusion: {seconds:.1f} s, {len(keys)} keys")  # noqa: T201 -- the figures are what this is for
    assert work(lambda: Controllo.objects.get(pk=controllo.pk).stato) == "CONCLUSO_POSITIVO"
    assert seconds < SECONDI


def write_periodo(chi, dal: str, al: str, provenienza: str, destinazione: str) -> None:
    """One period: its days, where he came from and went, Enter."""
    chi.write("input[name=data_inizio]", dal)
    if al:
        chi.write("input[name=data_fine]", al)
    chi.write("input[name=provenienza]", provenienza)
    if destinazione:
        chi.write("input[name=destinazione]", destinazione)
    with chi.page.expect_navigation(wait_until="load"):
        chi.page.keyboard.press("Enter")
