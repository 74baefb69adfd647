"""The job that does nothing: what is left is the queue's own cost."""

from __future__ import annotations

from uuid import UUID

from egide.foundation.jobs.public import job


@job()
def noop(*, team_id: UUID) -> None:
    """Its scope is opened, its row locked and ended, as for any job."""
