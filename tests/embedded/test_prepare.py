"""When the database is prepared again, and when that is skipped."""

import pytest

from rdc_platform.embedded import prepare
from rdc_platform.embedded.children import StartError
from rdc_platform.embedded.home import Home


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


@pytest.fixture
def said():
    """What the person at the terminal was told."""
    return []


def test_prepare_runs_once_for_the_same_code(home, said):
    prepare.prepare(home, "version", {}, said.append)
    prepare.prepare(home, "version", {}, said.append)

    assert said == ["Eseguo version…"]


def test_prepare_runs_again_when_the_code_changes(home, said, monkeypatch):
    prepare.prepare(home, "version", {}, said.append)
    monkeypatch.setattr(prepare, "source_fingerprint", lambda: "altro")

    prepare.prepare(home, "version", {}, said.append)

    assert len(said) == 2


def test_prepare_runs_again_after_forget_and_when_told_always(home, said):
    prepare.prepare(home, "version", {}, said.append)
    prepare.forget(home)
    prepare.prepare(home, "version", {}, said.append)

    prepare.prepare(home, "version", {}, said.append, always=True)

    assert len(said) == 3


def test_prepare_that_fails_is_told_and_not_taken_for_done(home, said):
    with pytest.raises(StartError, match="comando_che_manca non è riuscito"):
        prepare.prepare(home, "comando_che_manca", {}, said.append)

    assert not home.prepared.exists()


def test_fingerprints_are_stable():
    assert prepare.source_fingerprint() == prepare.source_fingerprint()
    assert prepare.schema_fingerprint() != prepare.source_fingerprint()
