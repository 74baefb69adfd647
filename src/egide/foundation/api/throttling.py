"""Token buckets in this process's memory: no statement per request. Limits are therefore per web process.

Log-in, reset and the like are limited exactly, across processes, by allauth on the database cache.
"""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from egide.kit.errors import TooManyRequests

MAX_BUCKETS = 50_000


@dataclass(frozen=True, slots=True)
class Limit:
    """`burst` requests at once, then `per_second`."""

    burst: int
    per_second: float


LIMITS: dict[str, Limit] = {
    "read": Limit(600, 60),
    "write": Limit(200, 20),
    # A recording comes in hundreds of parts, several at once.
    "part": Limit(600, 60),
    "upload": Limit(60, 2),
    "anonymous": Limit(60, 1),
    "secret": Limit(10, 1 / 30),
    # Sensitive values are read one by one, by people.
    "reveal": Limit(20, 1 / 15),
    # Whole lists leave the firm one by one as well.
    "export": Limit(20, 1 / 20),
}


def throttle_key(scope: str, *, team_id: UUID | None, subject: object) -> str:
    """The one function that names a bucket: a firm's buckets are never another's."""
    return f"{team_id or '-'}:{scope}:{subject}"


class Buckets:
    """Least recently used buckets are forgotten, which only makes a limit more lenient."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str, limit: Limit) -> float:
        """Take one token; 0 when there was one, else the seconds until there is."""
        now = self._clock()
        with self._lock:
            level, at = self._levels.pop(key, (float(limit.burst), now))
            level = min(float(limit.burst), level + (now - at) * limit.per_second)
            wait = 0.0 if level >= 1 else (1 - level) / limit.per_second
            self._levels[key] = (level if wait else level - 1, now)
            if len(self._levels) > MAX_BUCKETS:
                self._levels.popitem(last=False)
        return wait

    def clear(self) -> None:
        with self._lock:
            self._levels.clear()


buckets = Buckets()


def throttle(scope: str, *, team_id: UUID | None, subject: object) -> None:
    """:raises TooManyRequests: the bucket is empty. `EGIDE_THROTTLES = False` lifts every limit (benchmarks)."""
    if not getattr(settings, "EGIDE_THROTTLES", True):
        return
    wait = buckets.take(throttle_key(scope, team_id=team_id, subject=subject), LIMITS[scope])
    if wait:
        raise TooManyRequests(max(1, math.ceil(wait)))
