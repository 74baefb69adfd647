"""One writer of a meeting at a time."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import F
from django.db.models.functions import Now

from egide.foundation.realtime.public import publish
from egide.kit.errors import NotFound
from egide.modules.intake.machine import MoveRefused, State, check_move
from egide.modules.intake.models import Entretien


def locked(entretien_id: UUID, *, states: Collection[State] | None = None) -> Entretien:
    """The meeting, locked until the transaction ends.

    :raises NotFound: missing, taken away, or another firm's.
    :raises MoveRefused: not in one of `states`.
    """
    entretien = Entretien.objects.select_for_update().filter(pk=entretien_id, deleted_at__isnull=True).first()
    if entretien is None:
        raise NotFound
    if states is not None and entretien.state not in states:
        raise MoveRefused
    return entretien


def move(entretien: Entretien, to: State, **columns: object) -> None:
    """Change the state of a locked meeting, the one way it is changed; tell who listens. Two statements.

    :raises MoveRefused: not allowed from its present state.
    """
    check_move(entretien.state, to)
    if to != State.FAILED:
        columns = {"failure_code": "", "failure_reason": "", "failure_retryable": False} | columns
    Entretien.objects.filter(pk=entretien.id).update(
        state=to.value, version=F("version") + 1, updated_at=Now(), **columns
    )
    entretien.state = to.value
    entretien.version += 1
    for name, value in columns.items():
        setattr(entretien, name, value)
    publish("entretien.changed", entretien_id=entretien.id, act=entretien.state)
