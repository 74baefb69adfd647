"""The meetings of a client, as events of the thread of the file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from egide.modules.intake.selectors.listing import present
from egide.modules.suivi.public import Event


def meetings(client_id: UUID, before: datetime | None, limit: int) -> Sequence[Event]:
    """When each meeting came in, who held it and where it stands. One statement."""
    rows = present().filter(client_id=client_id)
    if before is not None:
        rows = rows.filter(created_at__lte=before)
    columns = ("id", "created_at", "owner__user_id", "titre", "date", "state", "source")
    return [
        Event(
            id=entretien_id,
            at=created_at,
            kind="entretien",
            actor_id=user_id,
            objet={"titre": titre, "date": day.isoformat(), "state": state, "source": source},
        )
        for entretien_id, created_at, user_id, titre, day, state, source in rows.order_by(
            "-created_at", "-id"
        ).values_list(*columns)[:limit]
    ]
