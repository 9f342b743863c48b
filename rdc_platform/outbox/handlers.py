"""Which function delivers which topic: each app registers its own beside its tasks."""

from collections.abc import Callable
from dataclasses import dataclass

from rdc_platform.outbox.models import Message


@dataclass(frozen=True)
class Handler:
    """The three moments of a delivery, apart, so that no transaction is open while another system is called.

    `build` reads the rows into a request; `send(request, key)` makes the call with no database; `record` writes what came
    back, and `refuse` what a person must look at, each in one transaction with the message's own state.
    """

    build: Callable[[Message], object]
    send: Callable[[object, str], object]
    record: Callable[[Message, object], None]
    refuse: Callable[[Message, Exception], None]


HANDLERS: dict[str, Handler] = {}


def _ignore(message: Message, _outcome: object) -> None:
    """Nothing to write beside the message's own state."""


def handles(topic: str, *, send, record=_ignore, refuse=_ignore):
    """Register the decorated `build(message)` and its companions for `topic`; a second registration is a mistake."""

    def register(build):
        if topic in HANDLERS:
            raise ValueError(f"topic {topic} has two handlers")
        HANDLERS[topic] = Handler(build, send, record, refuse)
        return build

    return register
