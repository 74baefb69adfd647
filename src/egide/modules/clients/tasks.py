"""What is done to many clients, after the page has its answer."""

from __future__ import annotations

from uuid import UUID

from egide.foundation.jobs.public import FailureReason, job


def _gave_up(*, failure: FailureReason, lot_id: UUID, user_id: UUID | None) -> None:  # noqa: ARG001
    from egide.modules.clients.services.lots import fail_lot

    fail_lot(lot_id=lot_id)


@job(lock="lot:{lot_id}", on_failure=_gave_up)
def carry_on_lot(*, team_id: UUID, lot_id: UUID, user_id: UUID | None) -> None:
    """One batch, then the next one in a job of its own: each is kept as it ends."""
    from egide.modules.clients.services.lots import carry_on

    if carry_on(lot_id=lot_id, user_id=user_id):
        carry_on_lot.enqueue(team_id=team_id, lot_id=lot_id, user_id=user_id)
