"""The folder of the authorities changes under a process that runs."""

from pathlib import Path

from rdc_platform.documenti.autorita import list_autorita
from tests.factories.firme import make_certificate


def names(folder):
    return [each.subject.native["common_name"] for each in list_autorita(str(folder))]


def test_an_authority_that_comes_or_goes_is_known_at_once_and_a_broken_folder_is_not_believed(tmp_path, caplog):
    (tmp_path / "a.pem").write_bytes(make_certificate("Gestore A").pem)
    assert names(tmp_path) == ["Gestore A"]
    assert list_autorita(str(tmp_path)) is list_autorita(str(tmp_path))

    (tmp_path / "b.pem").write_bytes(make_certificate("Gestore B").pem)
    assert names(tmp_path) == ["Gestore A", "Gestore B"]
    (tmp_path / "a.pem").unlink()
    assert names(tmp_path) == ["Gestore B"]

    (tmp_path / "c.der").write_bytes(b"a meta'")
    assert names(tmp_path) == ["Gestore B"]
    for each in tmp_path.iterdir():
        each.unlink()
    assert names(tmp_path) == ["Gestore B"]
    tmp_path.rmdir()
    assert names(tmp_path) == ["Gestore B"]
    assert len(caplog.records) == 3


def test_a_file_that_changes_while_it_is_read_is_read_again(tmp_path, monkeypatch):
    (tmp_path / "a.pem").write_bytes(make_certificate("Gestore A").pem)
    read = Path.read_bytes

    def read_then_change(path):
        content = read(path)
        monkeypatch.undo()
        (tmp_path / "nuovo").write_bytes(make_certificate("Gestore B").pem)
        (tmp_path / "nuovo").replace(path)
        return content

    monkeypatch.setattr(Path, "read_bytes", read_then_change)

    assert [names(tmp_path), names(tmp_path)] == [["Gestore A"], ["Gestore B"]]
