"""The pytest plugin that gives the tests their database and broker before the settings are read.

Embedded ones in a folder of their own for each run, unless DATABASE_URL and REDIS_URL name existing servers. The first
run after a change of the migrations leaves its cluster, with a migrated template database, to the runs that follow.
"""

import atexit
import os
import shutil
import subprocess
import sys
from pathlib import Path

from rdc_platform.embedded.home import CLONE, Home
from rdc_platform.embedded.prepare import schema_fingerprint
from rdc_platform.embedded.services import Services

TEMPLATE = "rdc_modello"
KEPT_CLUSTERS = 2
# One of several processes of a run has services of its own, and not those of the process that started it.
for name in os.environ.get("RDC_TEST_STARTED", "").split() if "PYTEST_XDIST_WORKER" in os.environ else ():
    os.environ.pop(name, None)
EMBEDDED = not os.environ.get("DATABASE_URL")


def pytest_report_header() -> str:
    """Say where the tests' data are."""
    return f"dati delle prove: {os.environ['RDC_HOME']}"


def start_services() -> None:
    """Start the services and put their addresses into the environment; they end with the interpreter."""
    runs = CLONE / ".rdc" / "test"
    _sweep(runs)
    home = Home(runs / f"prova-{os.getpid()}")
    home.root.mkdir(mode=0o700, parents=True)
    home.folder("static")
    services = Services(home, durable=False)
    cluster = runs / f"cluster-{schema_fingerprint()[:16]}"
    if EMBEDDED and cluster.exists():
        subprocess.run(["/bin/cp", "-a", f"{cluster}/.", home.root], check=True)
        os.environ["RDC_TEST_TEMPLATE"] = TEMPLATE
    atexit.register(_stop, services, home, cluster)
    environment = services.start()
    # Tests arrange and flush as the owner of the tables; fixtures act as the app's role.
    environment = environment | {"RDC_OWNER": "1", "RDC_HOME": str(home.root)}
    os.environ.update(environment | {"RDC_TEST_STARTED": " ".join([*environment, "RDC_TEST_TEMPLATE"])})


def make_template(connection) -> None:
    """Copy the migrated test database into the template that later runs create theirs from."""
    name = connection.settings_dict["NAME"]
    connection.close()
    with connection._nodb_cursor() as cursor:
        # On a busy machine the connection just closed may take longer to go than PostgreSQL waits for it.
        cursor.execute("SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE datname = %s", [name])
        cursor.execute(f'CREATE DATABASE "{TEMPLATE}" TEMPLATE "{name}"')
    os.environ["RDC_TEST_TEMPLATE_MADE"] = "1"


def _sweep(runs: Path) -> None:
    """Delete what runs that were killed left behind."""
    for each in runs.glob("prova-*"):
        if not Path("/proc", each.name.removeprefix("prova-")).exists():
            shutil.rmtree(each, ignore_errors=True)


def _stop(services: Services, home: Home, cluster: Path) -> None:
    services.stop()
    if EMBEDDED and os.environ.get("RDC_TEST_TEMPLATE_MADE") and not cluster.exists():
        _keep(home, cluster)
    shutil.rmtree(home.root, ignore_errors=True)


def _keep(home: Home, cluster: Path) -> None:
    """Leave the stopped cluster, and the passwords it was made with, to later runs."""
    draft = cluster.with_name(f".{cluster.name}.{os.getpid()}")
    draft.mkdir(mode=0o700)
    for name in ("postgres", "segreti.json"):
        (home.root / name).rename(draft / name)
    try:
        draft.rename(cluster)
    except OSError:  # another run left the same meanwhile
        shutil.rmtree(draft)
    older = sorted(cluster.parent.glob("cluster-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for each in older[KEPT_CLUSTERS:]:
        shutil.rmtree(each, ignore_errors=True)


if not {"--help", "-h", "--version", "-V"} & set(sys.argv):
    start_services()
