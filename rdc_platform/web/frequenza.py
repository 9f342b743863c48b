"""How often a public page answers one network address: counted a minute at a time, in the cache, under a hash of it."""

import time

from django.core.cache import cache
from django.utils.crypto import salted_hmac

MINUTO = 60  # seconds


def allows(nome: str, indirizzo: str, volte: int) -> bool:
    """Count this time; False beyond `volte` in the current minute. With the cache away nothing is counted."""
    finestra = int(time.time()) // MINUTO
    impronta = salted_hmac(f"frequenza.{nome}", f"{indirizzo}.{finestra}", algorithm="sha256").hexdigest()
    key = f"frequenza.{nome}.{impronta}"
    if cache.add(key, 1, MINUTO):
        return volte > 0
    try:
        return cache.incr(key) <= volte
    except ValueError:  # it lapsed between the two
        return True
