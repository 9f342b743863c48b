"""The data folder: places, modes, the socket's folder, the secrets."""

import os
import stat

import pytest

from rdc_platform.embedded.home import SOCKET_PATH_LIMIT, Home, write_private


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_of_environment_makes_a_private_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("RDC_HOME", str(tmp_path / "dati"))

    home = Home.of_environment()

    assert home.root == tmp_path / "dati"
    assert mode(home.root) == 0o700


def test_socket_folder_is_inside_when_its_path_is_short(monkeypatch):
    home = Home.of_environment()

    folder = home.socket_folder()

    assert folder == home.root / "socket"
    assert mode(folder) == 0o700


@pytest.mark.parametrize("runtime", [None, "/nowhere/" + "x" * 120])
def test_socket_folder_is_elsewhere_and_private_when_the_path_is_long(tmp_path, monkeypatch, runtime):
    if runtime:
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
    home = Home(tmp_path / ("lungo" * 25))
    home.root.mkdir()

    folder = home.socket_folder()

    assert not folder.is_relative_to(home.root)
    assert len(os.fsencode(folder / ".s.PGSQL.5432.lock")) <= SOCKET_PATH_LIMIT
    assert mode(folder) == 0o700
    assert home.socket_folder() == folder
    folder.rmdir()


def test_socket_folder_avoids_a_folder_open_to_others(tmp_path):
    home = Home(tmp_path / ("lungo" * 25))
    home.root.mkdir()
    usual = home.socket_folder()
    usual.chmod(0o777)

    folder = home.socket_folder()

    assert folder != usual
    assert mode(folder) == 0o700
    usual.rmdir()
    folder.rmdir()


def test_secrets_are_made_once_and_private(home):
    first = home.secrets()

    assert set(first) == {"postgres", "rdc_app", "valkey", "inps", "anpal", "anpr", "inail", "ministero", "oidc", "sms"}
    assert home.secrets() == first
    assert mode(home.root / "segreti.json") == 0o600


def test_write_private_replaces_the_whole_file(home):
    path = home.root / "file"
    write_private(path, "a longer text")

    write_private(path, "short")

    assert path.read_text() == "short"
    assert [each.name for each in home.root.iterdir()] == ["file"]


def test_clear_deletes_the_data_and_keeps_the_packages(home):
    for name in ("postgres", "venv", "log"):
        home.folder(name)
    (home.root / "segreti.json").write_text("{}")

    home.clear()

    assert [each.name for each in home.root.iterdir()] == ["venv"]
