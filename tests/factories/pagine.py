"""Where a page of the cases is, and what it says."""

import html

from django.urls import reverse


def url(name: str, *args) -> str:
    return reverse(f"patti_inclusione:{name}", args=args)


def words(response) -> str:
    """The text of an answer as it is read, entities resolved."""
    return html.unescape(response.content.decode())
