"""Which function delivers which topic: each app registers its own beside its tasks."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.module_loading import autodiscover_modules

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
    `in_mano`: by `refuse` it goes back into the hands of who left it, who leaves another; this one is never put back.
    """

    build: Build
    send: Send
    record: Write
    refuse: Write
    da_solo: bool = False
    in_mano: bool = False


HANDLERS: dict[str, Handler] = {}
SCARTATO = "SCARTATO"  # the code of the refusal by which who left a message hears that it was thrown away


def find_handler(topic: str) -> Handler | None:
    """Who delivers it, also in a process that delivers nothing and has not loaded them."""
    _load()
    return HANDLERS.get(topic)


def topics_in_mano() -> list[str]:
    """Those whose refusals are in the hands of who left the message, a PEC among them."""
    _load()
    return sorted(topic for topic, handler in HANDLERS.items() if handler.in_mano)


def detto_rifiuto(nome: str, codice: str) -> str:
    """Who said no, as a time line begins to say it: «INPS ha rifiutato», or the person who threw the message away."""
    return "Chi segue gli scambi ha fermato" if codice == SCARTATO else f"{nome} ha rifiutato"


@cache
def _load() -> None:
    autodiscover_modules("tasks")


def _ignore(message: Message, _outcome: object) -> None:
    """Nothing to write beside the message's own state."""


def within(request: Any, _key: str) -> Any:
    """`send` of a topic that one function of ours leaves for another: nothing goes out."""
    return request


def handles(
    topic: str,
    *,
    send: Send,
    record: Write = _ignore,
    refuse: Write = _ignore,
    da_solo: bool = False,
    in_mano: bool = False,
) -> Callable[[Build], Build]:
    """Register the decorated `build(message)` and its companions for `topic`; a second registration is a mistake."""

    def register(build: Build) -> Build:
        if topic in HANDLERS:
            raise ValueError(f"topic {topic} has two handlers")
        HANDLERS[topic] = Handler(build, send, record, refuse, da_solo, in_mano)
        return build

    return register
