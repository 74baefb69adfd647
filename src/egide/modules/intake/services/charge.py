"""The meetings that wait for a member, and giving them to another."""

from __future__ import annotations

from uuid import UUID

from django.db.models import F, QuerySet
from django.utils import timezone

from egide.foundation.realtime.public import publish
from egide.modules.intake.machine import State
from egide.modules.intake.models import Entretien


def _waiting(member_id: UUID) -> QuerySet[Entretien]:
    """What is applied or refused is history, and stays in the name of who held it."""
    done = (State.APPLIED.value, State.REFUSED.value)
    return Entretien.objects.filter(owner_id=member_id, deleted_at=None).exclude(state__in=done)


def count_entretiens(member_id: UUID) -> int:
    """The meetings of a member that are not yet in a file. One statement."""
    return _waiting(member_id).count()


def hand_over_entretiens(member_id: UUID, heir_id: UUID) -> int:
    """They are another's; how many. Two statements, and an event for each."""
    waiting = list(_waiting(member_id).order_by("id").values_list("id", flat=True))
    rows = Entretien.objects.filter(id__in=waiting)
    rows.update(owner_id=heir_id, version=F("version") + 1, updated_at=timezone.now())
    for entretien_id in waiting:
        publish("entretien.changed", entretien_id=entretien_id)
    return len(waiting)
