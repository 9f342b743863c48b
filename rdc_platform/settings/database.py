"""A database URL read into Django's settings, so that one environment variable says where the data is."""

from urllib.parse import parse_qs, unquote, urlsplit


def parse_database_url(url: str) -> dict[str, object]:
    """`postgresql://user:password@host:port/name?host=/socket/folder&sslmode=...` as a DATABASES entry.

    An empty URL gives an entry that cannot connect: commands that need no database run without one.
    """
    parts = urlsplit(url)
    options = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    host = options.pop("host", "") or unquote(parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }
