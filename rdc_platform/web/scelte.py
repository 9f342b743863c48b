"""The ids that a request brings: rows ticked in a list, one chosen thing."""

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404, HttpRequest

MAX_SCELTE = 200  # more than a person would tick


def posted_ids(request: HttpRequest, name: str = "id", massimo: int = MAX_SCELTE) -> set[UUID]:
    """The ids ticked in a list; 404 for what is no id and for more than `massimo`."""
    values = request.POST.getlist(name)
    if len(values) > massimo:
        raise Http404
    try:
        return {UUID(value) for value in values}
    except ValueError:
        raise Http404 from None


def uuid_in(data: Mapping[str, str], name: str) -> UUID | None:
    """The id under that name (of a POST, or of the address), or None for nothing or nonsense."""
    try:
        return UUID(data.get(name, ""))
    except ValueError:
        return None
