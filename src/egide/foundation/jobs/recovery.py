"""Jobs of workers that died, given to the living."""

from __future__ import annotations

import logging
from typing import cast

from django.db import transaction

from egide.foundation.jobs import ledger
from egide.foundation.jobs.envelope import Envelope
from egide.foundation.jobs.execution import fail
from egide.foundation.jobs.reasons import WorkerLost, reason_of
from egide.foundation.jobs.task import registered

logger = logging.getLogger("egide.jobs")

HEARTBEAT_S = 2.0
SILENT_FOR_S = 9.0
RECOVER_EVERY_S = 3.0
# Restarts and power cuts happen to innocent jobs; this many in a row happen to the one that kills its worker.
MAX_LOSSES = 10


def recover_lost_jobs(*, silent_for_s: float = SILENT_FOR_S) -> int:
    """Requeues the jobs of workers not heard from for `silent_for_s` seconds; returns how many were found.

    An attempt lost with its worker does not count as an attempt.
    """
    with transaction.atomic():
        found = ledger.lost_jobs(silent_for_s=silent_for_s)
        for lost in found:
            job = registered.get(lost.attempt.task)
            if job is not None and lost.losses > MAX_LOSSES:
                reason = reason_of(WorkerLost(), attempts=lost.attempt.number)
                fail(job, lost.attempt, cast(Envelope, lost.envelope), reason)
            else:
                ledger.requeue(lost)
    for lost in found:
        logger.warning("job.lost", extra={"task": lost.attempt.task, "queue": lost.attempt.queue, "count": lost.losses})
    return len(found)
