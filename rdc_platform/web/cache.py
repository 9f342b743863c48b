"""A cache that may be away: sessions then come from the database, and pages and login still answer."""

import logging
from time import monotonic

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

PAUSE = 2.0  # seconds without asking again, so that a dead broker does not cost every request its time-out


class CacheTollerante(RedisCache):
    """Redis whose failures read as "not found".

    A key that could not be written or deleted is remembered and deleted at the next contact: else the session of someone
    who left while the broker was away would be good again when it came back.
    """

    _stale: set[str] = set()
    _again_at = 0.0

    def _try(self, operation, default, *, key=None, writes=False):
        cls = type(self)
        if monotonic() >= cls._again_at:
            try:
                self._forget_stale()
                return operation()
            except RedisError as error:
                cls._again_at = monotonic() + PAUSE
                logger.warning("cache away: %s", type(error).__name__)
        if writes and key is not None:
            cls._stale.add(key)
        return default

    def _forget_stale(self) -> None:
        if self._stale:
            keys = list(self._stale)
            super().delete_many(keys)
            self._stale.difference_update(keys)

    def get(self, key, default=None, version=None):
        return self._try(lambda: super(CacheTollerante, self).get(key, default, version), default)

    def set(self, key, value, *args, **kwargs):
        self._try(lambda: super(CacheTollerante, self).set(key, value, *args, **kwargs), None, key=key, writes=True)

    def add(self, key, value, *args, **kwargs):
        return self._try(lambda: super(CacheTollerante, self).add(key, value, *args, **kwargs), default=False)

    def incr(self, key, delta=1, version=None):
        return self._try(lambda: super(CacheTollerante, self).incr(key, delta, version), 0)

    def delete(self, key, version=None):
        return self._try(lambda: super(CacheTollerante, self).delete(key, version), default=False, key=key, writes=True)

    def touch(self, key, *args, **kwargs):
        return self._try(lambda: super(CacheTollerante, self).touch(key, *args, **kwargs), default=False)

    def has_key(self, key, version=None):
        return self._try(lambda: super(CacheTollerante, self).has_key(key, version), default=False)

    def get_many(self, keys, version=None):
        return self._try(lambda: super(CacheTollerante, self).get_many(keys, version), {})

    def clear(self):
        """Refused: the broker's queues live in the same store, and this would empty them."""
        raise NotImplementedError("the cache shares its store with the broker: delete keys one by one")
