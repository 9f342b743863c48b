"""A URL without a line in a policy is a failing test."""

import pytest

from rdc_platform.navigation import HOME, NAVIGATION
from tests.consistency.urls import PUBLIC, all_urls

URLS = list(all_urls())


@pytest.mark.asvs("8.1.1")
def test_every_url_is_in_a_policy_or_for_any_profile_or_public():
    unguarded = [url.name for url in URLS if not (url.policy or url.any_profile or url.public)]

    assert unguarded == []


def test_no_public_page_is_listed_that_does_not_exist():
    names = {url.name for url in URLS}

    assert PUBLIC - names == set()


def test_every_name_leads_to_one_view():
    views = {}
    for url in URLS:
        views.setdefault(url.name, set()).add(url.view)

    assert [name for name, found in views.items() if len(found) > 1] == []


def test_every_policy_names_a_permission_of_its_table():
    for url in URLS:
        if url.policy:
            policy, perm = url.policy

            assert perm in policy.rules, url.name


def test_every_home_and_entry_is_open_to_its_role():
    views = {url.name: url for url in URLS}
    for ruolo, entries in NAVIGATION.items():
        for name in [HOME[ruolo], *(name for _, name in entries)]:
            policy, perm = views[name].policy

            assert ruolo in policy.roles(perm), f"{ruolo} {name}"


def test_ids_in_urls_are_uuids():
    """No codice fiscale, name or number of a person's file can stand in a path."""
    from django.urls import get_resolver  # noqa: PLC0415 -- only this test walks the patterns themselves

    converters = set()

    def walk(resolver):
        for pattern in resolver.url_patterns:
            if hasattr(pattern, "url_patterns"):
                walk(pattern)
            else:
                converters.update((name, type(c).__name__) for name, c in pattern.pattern.converters.items())

    walk(get_resolver())
    unusual = {(name, kind) for name, kind in converters if kind != "UUIDConverter"}
    # Words of ours, numbers of versions, and the one-time link, which tells nothing of a person.
    allowed = {
        ("token", "StringConverter"),
        ("sezione", "SlugConverter"),
        ("modulo", "StringConverter"),
        ("fatto", "StringConverter"),  # a kind of fact, and keys
        ("quale", "SlugConverter"),
        ("gestore", "SlugConverter"),
        ("codice", "SlugConverter"),
        ("trimestre", "SlugConverter"),  # a Comune and a quarter
        ("versione", "IntConverter"),
    }

    assert unusual - allowed == set()
