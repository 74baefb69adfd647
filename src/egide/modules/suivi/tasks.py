"""What happens later to what was taken away."""

from __future__ import annotations

from uuid import UUID

from egide.foundation.jobs.public import job


@job(queue="low")
def purge(*, team_id: UUID, piece_id: UUID, version: int) -> None:  # noqa: ARG001  # jobs are called with it
    """Erase for good a document taken away long ago, unless it was given back since (its version tells)."""
    from egide.modules.suivi.services.pieces import purge_piece

    purge_piece(piece_id=piece_id, version=version)
