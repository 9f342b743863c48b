"""What the session of who fills the public form remembers: the requests it sent, the draft it is at, how often it tried."""

import time

from accounts.selectors import bozza as selectors

INVIATE, BOZZA = "richieste_inviate", "richiesta_bozza"
MODULI, BOZZE = "richieste_tentativi", "bozze_tentativi"
PER_ORA = 5  # requests, and drafts, that one session may begin in an hour
TROPPI = (
    f"Da qui sono partiti {PER_ORA} moduli in un'ora: aspetta un po' e riprova. Quello che hai scritto è ancora qui."
)


def may_begin(session, key: str) -> bool:
    """Count this attempt under `key`; False beyond PER_ORA in the last hour."""
    now = int(time.time())
    recent = [at for at in session.get(key, []) if now - at < 3600]
    session[key] = [*recent, now][-PER_ORA - 1 :]
    return len(recent) < PER_ORA


def sent(session) -> list[str]:
    """The ids of the requests that this session has sent, or whose link it has opened."""
    return session.get(INVIATE, [])


def remember_sent(session, richiesta_id) -> None:
    """From now on the session opens the receipt of that request."""
    if str(richiesta_id) not in sent(session):
        session[INVIATE] = [*sent(session), str(richiesta_id)]


def bozza_of_page(request):
    """The draft that the posted page is of: a link opened meanwhile, in another tab, is of the session and not of the page."""
    bozza = current_bozza(request.session)
    return bozza if bozza is None or request.POST.get("bozza", str(bozza.pk)) == str(bozza.pk) else None


def current_bozza(session):
    """The draft that this session is at, while it may still be written; None otherwise."""
    return selectors.open_bozza(session.get(BOZZA))
