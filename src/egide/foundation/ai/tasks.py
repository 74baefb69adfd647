"""The upkeep of what models answered."""

from __future__ import annotations

import logging

from django.db import connection
from procrastinate.contrib.django import app

logger = logging.getLogger("egide.ai")

ANSWERS_KEPT_FOR = "30 days"


@app.periodic(cron="17 3 * * *")
@app.task(name="ai.purge", queue="low", queueing_lock="ai.purge")
def purge(timestamp: int) -> None:  # noqa: ARG001 – when it was due
    """Forgets answers older than a month, in every firm."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ai_forget_answers(%s::interval)", [ANSWERS_KEPT_FOR])
        (answers,) = cursor.fetchone()
    logger.info("ai.purged", extra={"count": answers})
