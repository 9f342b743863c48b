"""Which function delivers which topic: each app registers its own beside its tasks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rdc_platform.outbox.models import Message

# What `build` makes goes to `send`, and what that brings back to `record`: each topic has its own types.
Build = Callable[[Message], Any]
Send = Callable[[Any, str], Any]
Write = Callable[[Message, Any], None]


@dataclass(frozen=True)
class Handler:
    """The three moments of a delivery, apart, so that no transaction is open while another system is called.

    `build` reads the rows into a request; `send(request, key)` makes the call with no database; `record` writes what came
    back, and `refuse` what a person must look at, each in one transaction with the message's own state.
    `da_solo`: nothing else is read or recorded with it, for what `build` writes has to be there before the call.
    """

    build: Build
    send: Send
    record: Write
    refuse: Write
    da_solo: bool = False


HANDLERS: dict[str, Handler] = {}


def _ignore(message: Message, _outcome: object) -> None:
    """Nothing to write beside the message's own state."""


def within(request: Any, _key: str) -> Any:
    """`send` of a topic that one function of ours leaves for another: nothing goes out."""
    return request


def handles(
    topic: str, *, send: Send, record: Write = _ignore, refuse: Write = _ignore, da_solo: bool = False
) -> Callable[[Build], Build]:
    """Register the decorated `build(message)` and its companions for `topic`; a second registration is a mistake."""

    def register(build: Build) -> Build:
        if topic in HANDLERS:
            raise ValueError(f"topic {topic} has two handlers")
        HANDLERS[topic] = Handler(build, send, record, refuse, da_solo)
        return build

    return register
