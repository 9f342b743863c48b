"""How a call to another system can end, other than well. The outbox knows these two and their children, and no other.

Their words may be of others, and go into rows, pages and the log: they hold no character that these cannot. `risponde`: they are
there, whatever they said; they are not, and are left alone for a while; or None, it says nothing of them.
"""


class GatewayUnavailable(Exception):  # noqa: N818 -- it is a state of theirs, and not an error of ours
    """Nobody there, too slow, 408, 429, 5xx, or an answer cut short: the same call is made again later, with its key."""

    risponde: bool | None = False

    def __init__(self, dettaglio: str, *, retry_after: int | None = None) -> None:
        super().__init__(_printable(dettaglio))
        self.retry_after = retry_after  # seconds, when they said


class GatewayUntrusted(GatewayUnavailable):
    """They show a certificate that nobody we trust signed, or that is over: nothing was told to them."""


class GatewayPending(GatewayUnavailable):
    """They answered that what is asked is not there yet: the same call is made again later, and nothing is wrong with them."""

    risponde = True


class GatewayRefusal(Exception):  # noqa: N818 -- the answer was no
    """They understood and refused (4xx other than 408 and 429): nothing changes by trying again, a person has to look.

    `codice` is theirs (a short word), `dettaglio` their sentence, `status` the HTTP or SMTP status, 0 if it was ours.
    """

    risponde: bool | None

    def __init__(self, codice: str, dettaglio: str, status: int) -> None:
        self.codice, self.dettaglio = _printable(codice), _printable(dettaglio)
        super().__init__(f"{self.codice}: {self.dettaglio}")
        self.status = status
        self.risponde = True if status else None


def _printable(text: str) -> str:
    """Each character that controls, or is half of one, is a space: PostgreSQL keeps neither NUL nor surrogates."""
    return text if text.isprintable() else "".join(each if each.isprintable() else " " for each in text)
