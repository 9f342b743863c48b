"""When the database is prepared again, and when that is skipped."""

import pytest

from rdc_platform.embedded import prepare
from rdc_platform.embedded.children import StartError
from rdc_platform.embedded.home import Home


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


@pytest.fixture
def log(tmp_path):
    with (tmp_path / "uscita").open("w+") as file:
        yield file


def lines(log):
    log.seek(0)
    return log.read().splitlines()


def test_prepare_runs_once_for_the_same_code(home, log):
    prepare.prepare(home, "version", {}, log)
    prepare.prepare(home, "version", {}, log)

    assert len(lines(log)) == 1


def test_prepare_runs_again_when_the_code_changes(home, log, monkeypatch):
    prepare.prepare(home, "version", {}, log)
    monkeypatch.setattr(prepare, "source_fingerprint", lambda: "altro")

    prepare.prepare(home, "version", {}, log)

    assert len(lines(log)) == 2


def test_prepare_runs_again_after_forget_and_when_told_always(home, log):
    prepare.prepare(home, "version", {}, log)
    prepare.forget(home)
    prepare.prepare(home, "version", {}, log)

    prepare.prepare(home, "version", {}, log, always=True)

    assert len(lines(log)) == 3


def test_prepare_that_fails_is_told_and_not_taken_for_done(home, log):
    with pytest.raises(StartError, match="comando_che_manca non è riuscito"):
        prepare.prepare(home, "comando_che_manca", {}, log)

    assert not home.prepared.exists()


def test_fingerprints_are_stable():
    assert prepare.source_fingerprint() == prepare.source_fingerprint()
    assert prepare.schema_fingerprint() != prepare.source_fingerprint()
