"""Origins for the Content-Security-Policy."""

from urllib.parse import urlsplit


def origin_of(url: str) -> list[str]:
    """The origin of a URL as a Content-Security-Policy names it, in a list; none of an empty one."""
    parts = urlsplit(url)
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []
