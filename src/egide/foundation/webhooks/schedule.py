"""When a message that did not arrive is sent again. Pure."""

from __future__ import annotations

import random
from datetime import timedelta

FIRST_S = 10.0
FACTOR = 3.0
LONGEST_S = 30_000.0
ATTEMPTS = 10
HEARD_S = 1_800
DISABLED_AFTER = timedelta(days=5)


def delay_after(attempt: int, *, retry_after_s: int | None = None) -> timedelta | None:
    """How long to wait after `attempt` (from 1) has failed; None: it was the last.

    10 s, tripled each time up to 8 h 20, each within a tenth at random: ten attempts, the last one 16 to 24 hours after
    the first. A server that asks for longer is heard, up to half an hour.
    """
    if attempt >= ATTEMPTS:
        return None
    planned = min(FIRST_S * FACTOR ** (attempt - 1), LONGEST_S) * random.uniform(0.9, 1.1)
    return timedelta(seconds=max(planned, min(retry_after_s or 0, HEARD_S)))
