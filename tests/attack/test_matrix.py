"""Every URL, by everyone, on everything: what the code answers is what the table written by hand says."""

import uuid
from datetime import timedelta
from random import Random

import pytest
from django.urls import reverse

from accounts.models import Accreditamento
from rdc_platform import calendario
from tests.attack.citta import NESSUNA, OVVIA, RELAZIONI, SUA
from tests.attack.gente import RUOLI, TUTTI
from tests.attack.policy_table import TAVOLA, expected
from tests.consistency.urls import all_urls

pytestmark = pytest.mark.django_db
URLS = list(all_urls())
GRUPPI: dict[str, list] = {}  # the URLs by what is worked on: `patti_inclusione:patto`
for _url in URLS:
    _app, _, _name = _url.name.partition(":")
    GRUPPI.setdefault(f"{_app}:{_name.partition('_')[0]}", []).append(_url)
ALTRI = 1  # of those whom nothing of a URL concerns


def test_every_url_has_a_line_and_every_line_a_url():
    names = {url.name for url in URLS}

    assert names - TAVOLA.keys() == set()
    assert TAVOLA.keys() - names == set()


@pytest.mark.asvs("8.2.1")
@pytest.mark.asvs("8.2.2")
@pytest.mark.parametrize("gruppo", GRUPPI)
def test_the_matrix_is_as_the_table_says(citta, gruppo):
    assert check(citta, GRUPPI[gruppo], who=_few) == []


@pytest.mark.slow
def test_the_matrix_is_as_the_table_says_for_everyone(citta):
    assert check(citta, URLS) == []


def _few(citta, url, method: str) -> list[str]:
    """Everyone whose role `permit` lets in, and of the others, whom it refuses before any object is looked for, one that
    changes from URL to URL; of a page for anyone, one.
    """
    roles = url.view.policy[0].roles(url.view.policy[1]) if hasattr(url.view, "policy") else ()
    public = hasattr(url.view, "public")
    inside = [chi for chi in RUOLI if citta.profili[chi].ruolo in roles] if roles else [] if public else TUTTI
    others = [chi for chi in TUTTI if chi not in inside]
    return [*inside, *Random(f"{url.name} {method}").sample(others, min(ALTRI, len(others)))]  # noqa: S311 - not a secret


def check(citta, urls, *, first: bool = False, who=None) -> list[str]:
    """What does not agree with the table, in words: of `who`, or of everyone on everything; `first`: up to the first disagreement."""
    found = []
    for url in urls:
        for method in ("GET", "POST"):
            for chi in who(citta, url, method) if who else TUTTI:
                found += _check_one(citta, url, method, chi, _relazioni(url, method, chi, whole=who is None))
                if first and found:
                    return found
    return found


def _check_one(citta, url, method: str, chi: str, relazioni: tuple[str, ...]) -> list[str]:
    """One person at one URL: on each object, and that what is not his cannot be told from what is not there."""
    riga = TAVOLA[url.name]
    answers = {relazione: citta.ask(chi, method, citta.path(url, relazione)) for relazione in relazioni}
    found = [
        f"{method} {url.name} by {chi} on {relazione or 'it'}: {answer.status}, not {wanted}"
        for relazione, answer in answers.items()
        if answer.status not in (wanted := expected(url.name, chi, relazione, method))
    ]
    nothing = answers.get(NESSUNA)
    if nothing is not None:
        # Asked twice: once a minute a session is renewed, which is two statements more.
        others = [
            each
            for each in answers
            if each not in riga.chi.get(chi, ())
            and answers[each] != nothing
            and citta.ask(chi, method, citta.path(url, each)) != citta.ask(chi, method, citta.path(url, NESSUNA))
        ]
        found += [f"{method} {url.name} by {chi}: {each} can be told from nothing" for each in others]
    return found


def _relazioni(url, method: str, chi: str, *, whole: bool) -> tuple[str, ...]:
    """Every relation for a role that the line names; the rest are refused before any object is looked for."""
    if not set(url.arguments) & {"pk", "lotto", "trimestre"}:
        return (OVVIA,)
    own = TAVOLA[url.name].chi.get(chi)
    if own is not None and not hasattr(url.view, "public"):
        if whole or method == "GET":
            return RELAZIONI
        # One that is not his, beside nothing: a POST looks the object up as a GET does, and each act has tests of its own.
        altre = [each for each in RELAZIONI if each not in (*own, NESSUNA)]
        return tuple(dict.fromkeys([*(altre[:1] or own[:1]), NESSUNA]))
    return (SUA, NESSUNA) if chi in RUOLI and method == "GET" else (SUA,)


def test_an_amministratore_is_no_operator_of_his_ambito(citta):
    """The Ministry registers him and ends him: his own profile is not among those he manages."""
    own, nothing = citta.profili["amministratore"].accreditamento_id, uuid.uuid4()
    for name in ("detail", "revoke", "suspend"):
        answers = [
            citta.ask("amministratore", "GET", reverse(f"accounts:accreditamento_{name}", args=[pk]))
            for pk in (own, nothing)
        ]

        assert answers[0] == answers[1], name


def test_the_lines_of_a_lot_are_for_the_flow_operator_alone(citta):
    path = reverse("monitor:lotto_detail", args=[citta.lotto.pk])

    seen = {chi: b"codice_fiscale" in citta.ask(chi, "GET", path).body for chi in ("flussi", "dpo")}

    assert seen == {"flussi": True, "dpo": False}


def test_the_home_of_an_amministratore_names_the_operators_of_his_ambito_alone(citta):
    """Of those whose accreditation ends soon, which stand there by name."""
    ends = calendario.today() + timedelta(days=5)
    people = (citta.mondo.collega, citta.mondo.case_manager_b)
    Accreditamento.objects.filter(pk__in=[each.accreditamento_id for each in people]).update(valido_al=ends)

    seen = citta.ask("amministratore", "GET", reverse("accounts:oggi_amministratore")).body.decode()

    assert [str(each.accreditamento_id) in seen for each in people] == [True, False]
