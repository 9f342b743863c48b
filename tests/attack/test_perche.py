"""«Perché vedo questo?» on every page of a family and of a check, whatever is added to them."""

import pytest

from tests.attack.citta import SUA, ask, undone
from tests.consistency.urls import all_urls

pytestmark = pytest.mark.django_db
APP = ("patti_inclusione:", "controlli_anagrafici:")
# Of an office, or of the letters of many: no one family stands there.
DI_UFFICIO = (
    "controlli_anagrafici:campione_",
    "controlli_anagrafici:ricalcolo_",
    *(
        f"patti_inclusione:{name}"
        for name in ("lettere_", "agenda_ufficio", "sede_", "disponibilita_", "chiusura_", "assenza_")
    ),
)
CHI = ("case_manager", "coordinatore", "coordinatore_anagrafici", "responsabile_anagrafici")


def test_every_page_of_a_family_or_check_says_why_one_sees_it(citta):
    pages = [
        url
        for url in all_urls()
        if url.name.startswith(APP) and not url.name.startswith(DI_UFFICIO) and "pk" in url.arguments
    ]
    bodies = {}
    for url in pages:
        for chi in CHI:
            with undone():
                response, body = ask(citta.client(chi), "GET", citta.path(url, SUA))
            if response.status_code == 200 and b"<h1" in body:
                bodies[url.name, chi] = body

    assert len(bodies) > 30
    assert [page for page, body in bodies.items() if b'/perche/"' not in body and not page[0].endswith("_perche")] == []
