"""What becomes of bytes: erased after their row says so, swept when no row ever came."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby
from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from egide.foundation.audit.public import audit_context
from egide.foundation.files.holders import held
from egide.foundation.files.keys import owner_of, storage, storage_key
from egide.foundation.files.models import ERASING, StoredFile
from egide.foundation.jobs.public import Told, job
from egide.foundation.tenancy.public import team_scope
from egide.integrations.storage import Entry

logger = logging.getLogger("egide.files")

# Longer than any transaction that may still bring the row.
GRACE = timedelta(hours=24)


@job(
    queue="low",
    max_attempts=10,
    told=Told("Effacement d’un fichier", "Le fichier n’est plus accessible ; ses octets restent à effacer."),
)
def erase(*, team_id: UUID, file_id: UUID) -> None:
    """Removes the bytes of a file that is on its way out, then its row; done again, it does nothing."""
    going = StoredFile.objects.filter(pk=file_id, state=ERASING)
    if going.exists():
        storage().delete(storage_key(team_id, file_id))
        going.delete()


def orphans(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Those stored longer than `GRACE` ago of which no firm has a row. One statement per firm, table of
    `holders.held` and 500 files."""
    limit = timezone.now() - GRACE
    old = ((owner_of(entry.key), entry) for entry in entries if entry.put_at < limit)
    for team_id, group in groupby(old, key=lambda found: found[0][0] if found[0] else None):
        for batch in _batches([(owner[1] if owner else None, entry) for owner, entry in group]):
            known: set[UUID] = set()
            if team_id is not None:
                with team_scope(team_id):
                    ids = [file_id for file_id, _ in batch if file_id]
                    known = held(ids)
            yield from (entry for file_id, entry in batch if file_id is None or file_id not in known)


def _batches(found: list[tuple[UUID | None, Entry]], size: int = 500) -> Iterator[list[tuple[UUID | None, Entry]]]:
    for start in range(0, len(found), size):
        yield found[start : start + size]


@app.periodic(cron="29 2 * * *")
@app.task(name="files.sweep", queue="low", queueing_lock="files.sweep")
def sweep(timestamp: int) -> None:  # noqa: ARG001 – when it was due
    """Removes the bytes that a transaction undone, or a process killed, left without a row a day ago."""
    with audit_context(actor_kind="job"):
        removed = 0
        for entry in orphans(storage().entries()):
            storage().delete(entry.key)
            removed += 1
        removed += storage().forget_drafts(GRACE.total_seconds())
    logger.info("files.swept", extra={"count": removed})
