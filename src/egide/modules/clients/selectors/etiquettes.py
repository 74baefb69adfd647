"""The firm's tags."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet

from egide.modules.clients.models import Etiquette
from egide.modules.clients.models.client import Folded


def tags() -> QuerySet[Etiquette, Any]:
    """`id`, `nom`, `forme` of the tags in use, by name, with how many files bear each (`clients`). One statement."""
    borne = Count("poses", filter=Q(poses__client__deleted_at__isnull=True))
    alive = Etiquette.objects.filter(deleted_at__isnull=True).order_by(Folded("nom"), "id")
    return alive.values("id", "nom", "forme").annotate(clients=borne).values("id", "nom", "forme", "clients")
