"""Which files a client was, who may be one person, and the merges that can be undone."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from egide.modules.clients.models import AncienMatricule, Distinction, Fusion
from egide.modules.clients.rapprochement import Identity, Match
from egide.modules.clients.selectors.doublons import duplicate_pairs


def lineage(client_id: UUID) -> list[UUID]:
    """The client and every file merged into it, whatever the number of steps. One statement a step."""
    found, last = [client_id], [client_id]
    while last:
        rows = AncienMatricule.objects.filter(client_id__in=last).exclude(ancien_id__in=found)
        last = list(rows.values_list("ancien_id", flat=True))
        found += last
    return found


def fusions(client_id: UUID | None = None) -> QuerySet[Fusion]:
    """Merges that stand, latest first, with both files. One statement."""
    rows = Fusion.objects.filter(annulee_at=None).select_related("survivant", "absorbe", "par__user")
    if client_id is not None:
        rows = rows.filter(Q(survivant_id=client_id) | Q(absorbe_id=client_id))
    return rows.order_by("-created_at", "-id")


def doublons() -> list[tuple[Identity, Match]]:
    """Every two files that may be one person and were not said to be two. Two statements."""
    told = set(Distinction.objects.values_list("client_id", "autre_id"))
    return [
        (one, match)
        for one, match in duplicate_pairs()
        if one.id is not None and match.other.id is not None and _ordered(one.id, match.other.id) not in told
    ]


def _ordered(one: UUID, other: UUID) -> tuple[UUID, UUID]:
    return (one, other) if one < other else (other, one)
