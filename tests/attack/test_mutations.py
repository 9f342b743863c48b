"""Taking each guard away in turn: the matrix must go red. How many it caught is what it is worth."""

import pytest
from django.urls import URLPattern, get_resolver

import accounts.permissions
import controlli_anagrafici.permissions
import patti_inclusione.permissions
import progetti_collettivita.permissions
import rdc_platform.monitor.permissions
from accounts.models import Ruolo
from accounts.policy import Everywhere, Policy
from tests.attack.scritture import written_by
from tests.attack.test_matrix import URLS, check
from tests.attack.test_methods import BODIES

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MODULES = (
    accounts.permissions,
    controlli_anagrafici.permissions,
    patti_inclusione.permissions,
    progetti_collettivita.permissions,
    rdc_platform.monitor.permissions,
)
LINES = [
    (policy, perm)
    for module in MODULES
    for policy in vars(module).values()
    if isinstance(policy, Policy)
    for perm in policy.rules
]
# No object of these lines stands in an address or a body: the rows of their pages come from the profile itself, and what
# those pages tell is the canaries' to see (test_canary).
NO_OBJECT = {
    "view_carichi",
    "view_rapporto",
    "record_indicazione",
    "extract_campione",
    "recompute_controlli",
    "allow_auto_approvazione",
    "measure_cpi",
    "export_risultati",
    "ask_emergenza",
    "view_conflitti",
    "edit_lingue",
    "view_sostegni",
    "edit_calendario",
    "view_ceppi",
    "view_riconciliazione",
    "create_puc",
    "tell_trimestre",
}
# Of these another test sees the loss, for it shows inside a page and not in its status (tests of test_matrix).
INSIDE = {"view_scarti", "view_oggi_amministratore"}
# Read in a page that another line already guards: opening these alone opens nothing.
SECOND = [
    *((accounts.permissions.MODELLI_ATTO, perm) for perm in ("view_modello", "publish_modello")),
    *((patti_inclusione.permissions.DISPONIBILITA, perm) for perm in ("view_orari", "book_orario")),
]


def named(line) -> str:
    return line[1]


@pytest.mark.parametrize("line", [line for line in LINES if line not in SECOND], ids=named)
def test_a_line_open_to_every_role_is_seen(citta, monkeypatch, line):
    policy, perm = line
    urls = [url for url in URLS if url.policy == line]
    monkeypatch.setitem(policy.rules, perm, tuple(Everywhere(ruolo) for ruolo in Ruolo))

    assert check(citta, urls, first=True) or perm in INSIDE


@pytest.mark.parametrize("line", [line for line in LINES if line not in SECOND], ids=named)
def test_a_line_open_on_every_object_is_seen(citta, monkeypatch, line):
    policy, perm = line
    if all(isinstance(grant, Everywhere) for grant in policy.rules[perm]):
        return  # it is open on every object
    urls = [url for url in URLS if url.policy == line]
    monkeypatch.setitem(policy.rules, perm, tuple(Everywhere(grant.ruolo) for grant in policy.rules[perm]))

    assert check(citta, urls, first=True) or _some_body_writes(citta) or perm in NO_OBJECT | INSIDE


@pytest.mark.parametrize("url", [url for url in URLS if url.policy], ids=lambda url: f"{url.name}-{len(url.arguments)}")
def test_a_view_without_its_guard_is_seen(citta, monkeypatch, url):
    monkeypatch.setattr(_pattern_of(url), "callback", _unguarded(url))

    assert check(citta, [url], first=True)


def _some_body_writes(citta) -> bool:
    """Whether a form takes another's id."""
    for body in BODIES.values():
        chi, path, _, bad = body(citta, citta.famiglie["sua"], citta.famiglie["altrove"])
        if written_by(lambda c=chi, p=path, b=bad: citta.ask(c, "POST", p, b))[0]:
            return True
    return False


def _unguarded(url):
    """The view with every row permitted, whoever asks."""
    policy, _ = url.policy
    inner = url.view
    while hasattr(inner, "policy"):
        inner = inner.__wrapped__

    def view(request, *args, **kwargs):
        request.permitted = policy.model._default_manager.all()
        return inner(request, *args, **kwargs)

    return view


def _pattern_of(url, resolver=None) -> URLPattern | None:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            same = (pattern.name, tuple(pattern.pattern.converters)) == (url.name.split(":")[-1], url.arguments)
            if same and pattern.callback is url.view:
                return pattern
        elif (found := _pattern_of(url, pattern)) is not None:
            return found
    return None
