"""How often one client may ask: a counter for each minute, in the cache."""

from time import time

from django.core.cache import cache
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from volunteering import conf
from volunteering.core.client import client_hash

PERIOD = 60


class ClientThrottle(BaseThrottle):
    """So many requests a minute from one network address; see `VOLUNTEERING_API_LIMIT`."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Count a request and say whether it may go on."""
        limit = conf.api_limit()
        if not limit:
            return True
        key = f"volunteering.api.{client_hash(request)}.{int(time()) // PERIOD}"
        if cache.add(key, 1, PERIOD):
            return True
        try:
            return cache.incr(key) <= limit
        except ValueError:
            # It ran out between the two.
            return True

    def wait(self) -> float:
        """Return how many seconds the present minute still has."""
        return PERIOD - time() % PERIOD
