"""What every answer says to the browser: what it may load, who may frame it, what it may keep."""

import pytest
from django.conf import settings

from tests.attack.citta import OVVIA, SUA, ask, undone
from tests.attack.policy_table import TAVOLA
from tests.attack.test_methods import own
from tests.consistency.urls import all_urls

pytestmark = pytest.mark.django_db
URLS = list(all_urls())
FILES = {
    "accounts:allegato_download",
    "accounts:atto_download",
    "accounts:convenzione_download",
    "accounts:convenzione_text",
    "accounts:indicazione_download",
    "accounts:modello_download",
    "accounts:ricevuta_download",
    "controlli_anagrafici:campione_download",
    "monitor:riscontro_download",
    "patti_inclusione:caso_documento",
    "patti_inclusione:copia_download",
    "controlli_anagrafici:lettera_download",
    "controlli_anagrafici:ricevuta_rinvio_download",
    "patti_inclusione:ricevuta_convocazione_download",
    "controlli_anagrafici:nota_download",
    "patti_inclusione:lettere_download",
    "patti_inclusione:patto_download",
    "patti_inclusione:patto_download_firmato",
    "patti_inclusione:richiamo_download",
    "patti_inclusione:segnalazione_allegato",
    "progetti_collettivita:accettazione_download",
    "progetti_collettivita:approvazione_download",
    "progetti_collettivita:certificato_download",
    "progetti_collettivita:documento_download",
    "progetti_collettivita:proposta_download",
}
# A page of the Ministry's own texts, and three of what one case has: to decide, to meet for, obligations.
SENZA_FILE = {
    "accounts:modello_list",
    "patti_inclusione:esonero_list",
    "patti_inclusione:incontro_list",
    "patti_inclusione:variazione_list",
    "progetti_collettivita:presenze_list",
}
LISTE = [
    url
    for url in URLS
    if url.name.endswith(("_list", "_queue", "cpi_misure", "cpi_misure_ambiti")) and url.name not in SENZA_FILE
]


@pytest.fixture(scope="module")
def answers(citta, django_db_blocker):
    """Every GET, by someone who may and by a stranger: name to response."""
    found = {}
    for url in URLS:
        chi, relazione = own(url)
        for who in (chi, "anonimo"):
            with django_db_blocker.unblock(), undone():
                found[url.name, who], _ = ask(citta.client(who), "GET", citta.path(url, relazione))
    return found


@pytest.mark.asvs("3.4.3")
@pytest.mark.asvs("3.4.4")
@pytest.mark.asvs("3.4.5")
@pytest.mark.asvs("3.4.6")
@pytest.mark.asvs("14.3.2")
def test_every_answer_has_the_headers(answers):
    found = {key: faults for key, response in answers.items() if (faults := _faults(key[0], response))}

    assert found == {}


def _faults(name: str, response) -> list[str]:
    """What an answer lacks. `/salute` is the machine's: it answers before anything else may break."""
    if name == "web:salute":
        return []
    headers = response.headers
    csp = headers.get("Content-Security-Policy", "")
    wanted = {
        "default-src 'none'": "default-src 'none'" in csp,
        "frame-ancestors 'none'": "frame-ancestors 'none'" in csp or csp.startswith("sandbox"),
        "nothing inline": "unsafe" not in csp and "*" not in csp,
        "nosniff": headers.get("X-Content-Type-Options") == "nosniff",
        "referrer": headers.get("Referrer-Policy") == "same-origin",
        "no-store": "no-store" in headers.get("Cache-Control", ""),
    }
    cookies = response.cookies.values()
    wanted |= {
        f"cookie {c.key}": bool(c["httponly"]) and c["samesite"] in ("Lax", "Strict") for c in cookies if c.value
    }
    return [what for what, there in wanted.items() if not there]


@pytest.mark.asvs("3.2.1")
def test_every_file_is_an_attachment_in_a_sandbox(answers):
    files = {key[0]: r for key, r in answers.items() if r.status_code == 200 and key[1] != "anonimo" and r.streaming}

    assert set(files) == FILES
    for response in files.values():
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert response.headers["Content-Security-Policy"].startswith("sandbox")


@pytest.mark.parametrize("formato", ["csv", "xlsx", "ods"])
def test_every_export_is_an_attachment(citta, formato):
    for url in LISTE:
        chi = next(iter(TAVOLA[url.name].chi))
        with undone():
            response, _ = ask(citta.client(chi), "GET", f"{citta.path(url, _relazione(url))}?formato={formato}")
        assert response.headers["Content-Disposition"].startswith("attachment"), url.name


def _relazione(url) -> str:
    return SUA if "pk" in url.arguments else OVVIA


@pytest.mark.asvs("3.3.1")
def test_cookies_are_for_the_server_alone():
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_HTTPONLY
    assert (settings.SESSION_COOKIE_SAMESITE, settings.CSRF_COOKIE_SAMESITE) == ("Lax", "Lax")
