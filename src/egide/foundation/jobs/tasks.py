"""The queue's own upkeep."""

from __future__ import annotations

import logging

from procrastinate.contrib.django import app

from egide.foundation.jobs import ledger

logger = logging.getLogger("egide.jobs")

KEPT_FOR_DAYS = 7


@app.periodic(cron="17 3 * * *")
@app.task(name="jobs.purge", queue="low", queueing_lock="jobs.purge")
def purge(timestamp: int) -> None:
    """Deletes jobs that ended more than `KEPT_FOR_DAYS` ago. `timestamp`: when it was due, in Unix seconds."""
    deleted = ledger.purge(older_than_days=KEPT_FOR_DAYS)
    logger.info("jobs.purged", extra={"count": deleted, "seq": timestamp})
