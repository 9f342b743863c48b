"""What the code must not contain, whatever it does."""

import re
import subprocess
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]
APPS = ["accounts", "ambiti", "controlli_anagrafici", "patti_inclusione", "progetti_collettivita", "rdc_platform"]


def tracked(*patterns: str) -> list[Path]:
    """The tracked files that match; every file of the tree where there is no repository."""
    names = subprocess.run(["git", "ls-files", "--", *patterns], cwd=ROOT, capture_output=True, text=True, check=False)
    return [ROOT / name for name in names.stdout.splitlines() if (ROOT / name).is_file()]


def sources() -> list[Path]:
    return [path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts]


def test_views_ask_the_policy_and_never_the_manager():
    asking = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources()
        if "views" in path.parts or path.name == "views.py"
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(r"\.objects\b", line)
    ]

    assert asking == []


def test_row_locks_name_their_table_and_saves_their_fields():
    loose = [
        f"{path.relative_to(ROOT)}: {found}"
        for path in sources()
        for found in re.findall(r"select_for_update\((?!.*of=)[^)]*\)|(?<!formset)\.save\(\)", path.read_text())
        if "forms" not in path.parts
    ]

    assert loose == []


def test_guardians_costly_shortcuts_are_not_used():
    used = [str(path.relative_to(ROOT)) for path in sources() if "get_objects_for_user" in path.read_text()]

    assert used == []


def test_no_mark_of_unfinished_work_is_tracked():
    mark = re.compile(r"#\s*(TODO|FIXME|XXX)\b|pytest\.mark\.skip\b|xfail")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked("*.py", "*.html", "*.sh", "bin/*")
        if path != Path(__file__)
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if mark.search(line)
    ]

    assert found == []


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())
