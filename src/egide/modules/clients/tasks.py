"""What is done to many clients, after the page has its answer."""

from __future__ import annotations

from uuid import UUID

from egide.foundation.jobs.public import FailureReason, Told, job


def _gave_up(*, failure: FailureReason, lot_id: UUID, user_id: UUID | None) -> None:  # noqa: ARG001
    from egide.modules.clients.services.lots import fail_lot

    fail_lot(lot_id=lot_id)


def _over(*, team_id: UUID, lot_id: UUID, user_id: UUID | None) -> bool:  # noqa: ARG001
    """The lot was closed with what had been done: the rest is chosen and changed anew."""
    return False


@job(
    lock="lot:{lot_id}",
    on_failure=_gave_up,
    on_rerun=_over,
    told=Told(
        "Modification de plusieurs clients",
        "Ce qui était fait le reste et peut être annulé ; refaites la modification sur les autres.",
    ),
)
def carry_on_lot(*, team_id: UUID, lot_id: UUID, user_id: UUID | None) -> None:
    """One batch, then the next one in a job of its own: each is kept as it ends."""
    from egide.modules.clients.services.lots import carry_on

    if carry_on(lot_id=lot_id, user_id=user_id):
        carry_on_lot.enqueue(team_id=team_id, lot_id=lot_id, user_id=user_id)
