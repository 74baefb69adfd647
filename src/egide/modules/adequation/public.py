"""What other modules may use of the investor's questionnaire."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from egide.modules.adequation.models import Questionnaire

__all__ = ["Valide", "last_validated"]


@dataclass(frozen=True, slots=True)
class Valide:
    """The result of a validated questionnaire: one of `models.PROFILS`, 0–100."""

    profil: str
    score: int
    at: datetime


def last_validated(client_id: UUID) -> Valide | None:
    """The last one a client closed. One statement."""
    rows = Questionnaire.objects.filter(client_id=client_id, validated_at__isnull=False)
    found = rows.order_by("-validated_at").first()
    if found is None or found.validated_at is None or found.score is None:
        return None
    return Valide(found.profil, found.score, found.validated_at)
