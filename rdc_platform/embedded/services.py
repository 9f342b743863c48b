"""The database and the broker a runner works with: those the environment names, else the embedded ones."""

import os
from collections.abc import Callable

from rdc_platform.embedded.children import Child
from rdc_platform.embedded.home import Home
from rdc_platform.embedded.postgres import Postgres
from rdc_platform.embedded.valkey import Valkey


class Services:
    """PostgreSQL and Valkey, each embedded unless DATABASE_URL or REDIS_URL names an existing server.

    With DATABASE_URL alone, the owner's URL is the same. `durable=False` trades the safety of the data for speed (tests).
    """

    def __init__(self, home: Home, *, durable: bool = True):
        self.postgres = None if os.environ.get("DATABASE_URL") else Postgres(home, durable=durable)
        self.valkey = None if os.environ.get("REDIS_URL") else Valkey(home, durable=durable)

    def start(self) -> dict[str, str]:
        """Start what is embedded; the environment that reaches all of it. StartError where one does not come up."""
        if self.postgres:
            self.postgres.start()
        if self.valkey:
            self.valkey.start()
        return self.environment()

    def environment(self) -> dict[str, str]:
        """DATABASE_URL (the app's role), DATABASE_OWNER_URL and REDIS_URL."""
        if self.postgres:
            database = {
                "DATABASE_URL": self.postgres.url("rdc_app"),
                "DATABASE_OWNER_URL": self.postgres.url("postgres"),
            }
        else:
            url = os.environ["DATABASE_URL"]
            database = {"DATABASE_URL": url, "DATABASE_OWNER_URL": os.environ.get("DATABASE_OWNER_URL") or url}
        return database | {"REDIS_URL": self.valkey.url if self.valkey else os.environ["REDIS_URL"]}

    def stop(self) -> None:
        """Stop what was started: the broker first, the database last."""
        for service in (self.valkey, self.postgres):
            if service:
                service.stop()

    def children(self) -> list[tuple[Child, Callable[[], None]]]:
        """The processes, each with what starts it again."""
        return [(service.child, service.restart) for service in (self.postgres, self.valkey) if service]
