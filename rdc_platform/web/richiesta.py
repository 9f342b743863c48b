"""The request being served: its id, for logs and for the register (None in tasks and commands), and where it comes from."""

from contextvars import ContextVar
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest

current_request_id: ContextVar[UUID | None] = ContextVar("current_request_id", default=None)


def client_address(request: HttpRequest) -> str:
    """The network address of who asks: behind the proxy, the one that the proxy itself wrote last."""
    if settings.SECURE_PROXY_SSL_HEADER:
        written = request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
        if written:
            return written
    return str(request.META.get("REMOTE_ADDR", ""))
