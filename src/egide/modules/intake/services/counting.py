"""The counts of a meeting, kept with it so that lists need no other table."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, F, Q
from django.db.models.functions import Now

from egide.modules.clients.public import set_pending_review
from egide.modules.intake.machine import State
from egide.modules.intake.models import Entretien, Proposal

_ASKING = Q(state="pending") & ~Q(kind="same")


def recount(entretien: Entretien) -> dict[str, int]:
    """Count again, store with the next version, and tell the client's file. Three statements.

    `total` is what was ever to be decided; conflicts, critical and safe divide what is pending.
    """
    counts: dict[str, int] = Proposal.objects.filter(entretien_id=entretien.id).aggregate(
        pending=Count("id", filter=_ASKING),
        accepted=Count("id", filter=Q(state__in=("accepted", "edited")) & ~Q(kind="same")),
        refused=Count("id", filter=Q(state="refused")),
        conflicts=Count("id", filter=_ASKING & Q(kind="conflict")),
        critical=Count("id", filter=_ASKING & Q(critical=True) & ~Q(kind="conflict")),
        safe=Count("id", filter=_ASKING & Q(safe=True)),
        total=Count("id", filter=~Q(kind="same") & ~Q(state="superseded")),
    )
    Entretien.objects.filter(pk=entretien.id).update(counts=counts, version=F("version") + 1, updated_at=Now())
    entretien.counts = counts
    entretien.version += 1
    if entretien.client_id is not None:
        tell_client(entretien.client_id)
    return counts


def tell_client(client_id: UUID) -> None:
    """How many values wait for a decision about this client, over all their meetings."""
    waiting = Proposal.objects.filter(
        _ASKING,
        entretien__client_id=client_id,
        entretien__state=State.TO_REVIEW.value,
        entretien__deleted_at__isnull=True,
    ).count()
    set_pending_review(client_id=client_id, count=waiting)
