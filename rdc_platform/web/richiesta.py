"""The id of the request being served, for logs and for the register; None in tasks and commands."""

from contextvars import ContextVar
from uuid import UUID

current_request_id: ContextVar[UUID | None] = ContextVar("current_request_id", default=None)
