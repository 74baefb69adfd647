"""The API's own upkeep."""

from __future__ import annotations

import logging

from django.db import connection
from procrastinate.contrib.django import app

from egide.foundation.accounts.public import forget_expired_sessions

logger = logging.getLogger("egide.api")

ANSWERS_KEPT_FOR = "48 hours"


@app.periodic(cron="43 * * * *")
@app.task(name="api.purge", queue="low", queueing_lock="api.purge")
def purge(timestamp: int) -> None:  # noqa: ARG001 – when it was due
    """Forgets expired sessions, counters, and the answers kept for repeated requests."""
    sessions = forget_expired_sessions()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM api_cache WHERE expires < now()")
        cursor.execute("SELECT api_forget_answers(%s::interval)", [ANSWERS_KEPT_FOR])
        (answers,) = cursor.fetchone()
    logger.info("api.purged", extra={"count": sessions + answers})
