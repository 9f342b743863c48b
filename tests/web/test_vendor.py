"""The vendored front end is what `bin/vendor` left, and carries its licence."""

import hashlib

from django.conf import settings

VENDOR = settings.BASE_DIR / "static/vendor/bootstrap-italia"


def listed() -> dict[str, str]:
    lines = (VENDOR / "SHA256SUMS").read_text().splitlines()
    return {name.removeprefix("./"): digest for digest, name in (line.split(maxsplit=1) for line in lines)}


def test_vendored_files_are_those_listed():
    present = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()}

    assert present == {*listed(), "SHA256SUMS"}


def test_vendored_files_have_the_hash_listed():
    found = {name: hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() for name in listed()}

    assert found == listed()


def test_vendored_stylesheet_asks_for_nothing_outside():
    css = (VENDOR / "css/bootstrap-italia.min.css").read_text()
    targets = {part.split(")")[0].strip("'\"")[:5] for part in css.split("url(")[1:]}

    assert targets == {"data:"}
    assert "@import" not in css
