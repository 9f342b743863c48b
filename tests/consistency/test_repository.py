"""What whoever clones the repository finds beside the code: true, complete, and of no machine in particular."""

import base64
import json
import os
import re
import subprocess
import sys
import tomllib
import unicodedata
from pathlib import Path

import jsonschema
import pytest
import yaml

from rdc_platform import codice_fiscale
from rdc_platform.demo import persone
from rdc_platform.embedded.home import CLONE
from tests.consistency.test_code import tracked
from tests.consistency.test_packaging import SET_BY_THE_RUNNERS

READMES = ["README.md", "README.it.md"]
COMMANDS = ["bin/demo", "bin/test"]
MAX_PICTURE = 200_000  # bytes
# The hosts are written backwards, so that this file does not name them either.
REGISTRI = ["gro.ipyp", "gro.detsohnohtyp", "gro.sjmpn", "moc.sjmpn", "gro.naibed.bed"]
NOT_OURS = re.compile(
    "|".join(
        [
            *(re.escape(host[::-1]) for host in REGISTRI),
            r"(?<![\w.-])/(?:work|root|Users)/",
            r"(?<![\w.-])/home/\w",
        ]
    )
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "rdc_platform.settings.production",
    "SECRET_KEY": base64.urlsafe_b64encode(bytes(range(64))).decode(),
    "CHIAVI_CIFRATURA": base64.urlsafe_b64encode(bytes(32)).decode(),
    "DATABASE_URL": "postgresql://rdc_app:password@127.0.0.1/rdc",
    "REDIS_URL": "redis://:password@127.0.0.1/0",
    "ALLOWED_HOSTS": "piattaforma.example.it",
    "INDIRIZZO_PUBBLICO": "https://piattaforma.example.it",
}


def read(name: str) -> str:
    return (CLONE / name).read_text()


def publiccode() -> dict:
    return yaml.safe_load(read("publiccode.yml"))


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as the forges make them."""
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", unicodedata.normalize("NFC", title).lower()).replace(" ", "-") for title in titles}


def variables_of_settings() -> set[str]:
    text = "".join(path.read_text() for path in (CLONE / "rdc_platform/settings").glob("*.py"))
    return set(re.findall(r'environ(?:\.get\(|\[)\s*"([A-Z_]+)"', text))


def test_publiccode_follows_its_schema():
    schema = json.loads((Path(__file__).parent / "publiccode.schema.json").read_text())

    faults = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).iter_errors(
        publiccode()
    )

    assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []


def test_publiccode_and_the_package_say_the_same_version_and_licence():
    project = tomllib.loads(read("pyproject.toml"))["project"]

    assert (publiccode()["softwareVersion"], publiccode()["legal"]["license"]) == (
        project["version"],
        project["license"],
    )


def test_licence_is_the_eupl():
    assert read("LICENSE").splitlines()[0] == "EUROPEAN UNION PUBLIC LICENCE v. 1.2"
    assert read("LICENSE").splitlines()[1].startswith("EUPL")


@pytest.mark.parametrize("name", READMES)
def test_readme_gives_each_command_on_a_line_of_its_own(name):
    lines = [line.split("#")[0].strip() for line in read(name).splitlines() if line.startswith("    ")]

    assert [command for command in COMMANDS if command not in lines] == []


@pytest.mark.parametrize("name", READMES)
def test_readme_presents_everyone_of_the_demo(name):
    text = read(name)
    everyone = [persone.MINISTERO, *persone.ALTRI_NAZIONALI]
    everyone += [each for ambito in persone.AMBITI for each in (ambito.amministratore, *ambito.operatori)]

    assert [each for each in everyone if f"**{each.nome} {each.cognome}**" not in text] == []


@pytest.mark.parametrize("name", READMES)
def test_readme_gives_codici_fiscali_that_the_forms_take(name):
    codes = re.findall(r"`([A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z])`", read(name))

    assert len(codes) == 2
    for code in codes:
        codice_fiscale.check(code)


def test_both_readmes_say_the_same_of_what_stands():
    """Row by row: whether something is missing, the messages by their code, and how many titles and pictures."""
    shapes = [
        [
            (line[:2].strip(), sorted(re.findall(r"M\d\d", line)), line.count("**"), line.endswith("| |"))
            for line in read(name).splitlines()
            if line.startswith(("| ", "#", "![")) and "|---" not in line
        ]
        for name in READMES
    ]

    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("name", READMES)
def test_readme_shows_a_picture_that_is_light(name):
    pictures = [CLONE / target for target in LINK.findall(read(name)) if target.endswith(".png")]

    assert pictures
    assert [path.name for path in pictures if path.stat().st_size > MAX_PICTURE] == []


def test_no_tracked_file_names_a_registry_or_a_machine():
    found = [
        f"{path.relative_to(CLONE)}:{number}"
        for path in tracked()
        if path.suffix not in {".woff2", ".png", ".gz"}
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if NOT_OURS.search(line)
    ]

    assert found == []


def test_every_relative_link_leads_somewhere():
    broken = []
    for page in tracked("*.md"):
        for target in LINK.findall(page.read_text()):
            path, _, anchor = target.partition("#")
            if "://" in target or target.startswith("mailto:"):
                continue
            there = (page.parent / path).resolve() if path else page
            if not there.exists() or (anchor and anchor not in anchors(there.read_text())):
                broken.append(f"{page.relative_to(CLONE)}: {target}")

    assert broken == []


def test_every_variable_of_the_settings_is_explained():
    explained = set(re.findall(r"`([A-Z_]+)`", read("docs/esercizio.md")))

    assert variables_of_settings() - explained == set()


def test_every_variable_of_the_example_is_explained():
    named = set(re.findall(r"^#?([A-Z_]+)=", read(".env.example"), re.MULTILINE))
    explained = set(re.findall(r"`([A-Z_]+)`", read("docs/esercizio.md")))

    assert named - explained - SET_BY_THE_RUNNERS == set()


@pytest.mark.asvs("13.4.2")
def test_production_passes_the_deployment_check_without_a_warning():
    checked = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level=INFO"],
        cwd=CLONE,
        env={"PATH": os.environ["PATH"], **PRODUCTION},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith("System check identified no issues")


@pytest.mark.parametrize("missing", sorted(PRODUCTION.keys() - {"DJANGO_SETTINGS_MODULE"}))
def test_production_does_not_start_without(missing):
    started = subprocess.run(
        [sys.executable, "-c", "import rdc_platform.settings.production"],
        cwd=CLONE,
        env={"PATH": os.environ["PATH"], **PRODUCTION, missing: ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert started.returncode != 0
    assert f"{missing} is not set: see docs/esercizio.md" in started.stderr
