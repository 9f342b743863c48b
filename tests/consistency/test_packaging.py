"""The files that people install from: valid, complete, and the same versions in the image as on a machine."""

import re
import subprocess
import sys

import pytest
import yaml

from rdc_platform.embedded.home import CLONE

REQUIREMENTS = ["requirements.txt", "requirements-dev.txt", "requirements-setup.txt"]
SET_BY_THE_RUNNERS = {"PEC_WEB_URL", "RDC_OWNER"}


def pinned(name):
    return dict(re.findall(r"^([a-z0-9.-]+)==([^ ]+)", (CLONE / name).read_text(), re.MULTILINE))


def test_docker_compose_follows_the_compose_schema():
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", "docker-compose.yml"],
        cwd=CLONE,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_docker_compose_has_each_process_of_production():
    services = yaml.safe_load((CLONE / "docker-compose.yml").read_text())["services"]

    assert set(services) == {"proxy", "prepara", "web", "worker", "beat", "postgres", "valkey"}


def test_only_the_preparation_knows_the_owner_of_the_database():
    services = yaml.safe_load((CLONE / "docker-compose.yml").read_text())["services"]

    knowing = [name for name, each in services.items() if "DATABASE_OWNER_URL" in each.get("environment", {})]

    assert knowing == ["prepara"]


def test_env_file_does_not_bring_the_owners_password_to_the_platform():
    services = yaml.safe_load((CLONE / "docker-compose.yml").read_text())["services"]

    told = {name: each["environment"].get("POSTGRES_PASSWORD") for name, each in services.items() if "env_file" in each}

    assert told == dict.fromkeys(["prepara", "web", "worker", "beat"], "")


def test_secrets_enter_neither_the_image_nor_the_repository():
    for name in (".dockerignore", ".gitignore"):
        assert ".env" in (CLONE / name).read_text().splitlines(), name


def test_env_example_names_each_variable_that_settings_or_compose_read():
    settings = "".join(path.read_text() for path in (CLONE / "rdc_platform/settings").glob("*.py"))
    read = set(re.findall(r'environ(?:\.get\(|\[)\s*"([A-Z_]+)"', settings))
    read |= set(re.findall(r"\$\{([A-Z_]+)", (CLONE / "docker-compose.yml").read_text()))

    named = set(re.findall(r"^#?([A-Z_]+)=", (CLONE / ".env.example").read_text(), re.MULTILINE))

    assert read - named - SET_BY_THE_RUNNERS == set()


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_have_hashes_and_no_host(name):
    text = (CLONE / name).read_text()
    entries = re.split(r"\n(?=[a-z])", text)

    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text


def test_requirements_of_the_tests_contain_those_of_the_platform():
    assert pinned("requirements.txt").items() <= pinned("requirements-dev.txt").items()


def test_requirements_pin_each_dependency_of_the_project():
    toml = (CLONE / "pyproject.toml").read_text()
    block = toml[toml.index("\ndependencies = [") : toml.index("[project.optional-dependencies]")]

    wanted = set(re.findall(r'^\s+"([a-z0-9-]+)', block, re.MULTILINE))

    assert wanted - pinned("requirements.txt").keys() == set()
