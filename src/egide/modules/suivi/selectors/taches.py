"""Tasks, and what waits for a person. One statement each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.utils import timezone

from egide.foundation.accounts.public import Caller
from egide.foundation.authz.public import abilities_expression
from egide.kit.errors import NotFound
from egide.modules.suivi.models import Tache
from egide.modules.suivi.selectors.notes import waiting_mentions
from egide.modules.suivi.selectors.rows import optional_client, person

SORTS: Mapping[str, str | Combinable] = {
    "echeance": "echeance",
    "titre": "recherche",
    "created_at": "created_at",
    "faite_at": "faite_at",
}


def present_tasks() -> QuerySet[Tache]:
    """Those that were not taken away, of clients that were not either."""
    about_somebody_present = Q(client__isnull=True) | Q(client__deleted_at__isnull=True)
    return Tache.objects.filter(about_somebody_present, deleted_at__isnull=True)


def in_state(rows: QuerySet[Tache], etat: str) -> QuerySet[Tache]:
    """`ouvertes`, `echues` (to be done today or before), `faites` or `toutes`."""
    match etat:
        case "faites":
            return rows.filter(faite_at__isnull=False)
        case "toutes":
            return rows
        case "echues":
            return rows.filter(faite_at__isnull=True, echeance__lte=timezone.localdate())
    return rows.filter(faite_at__isnull=True)


def find_task(tache_id: UUID, *, removed: bool = False) -> Tache:
    """:raises NotFound: missing, taken away (or, with `removed`, not), or another firm's."""
    rows = Tache.objects.filter(deleted_at__isnull=False) if removed else present_tasks()
    tache = rows.filter(pk=tache_id).first()
    if tache is None:
        raise NotFound
    return tache


def task_rows(rows: QuerySet[Tache], caller: Caller) -> QuerySet[Tache, dict[str, Any]]:
    """`rows` as the API sends them, for `json_page` and `json_object`."""
    late = When(faite_at__isnull=True, echeance__lt=timezone.localdate(), then=Value(True))
    columns: QuerySet[Tache, dict[str, Any]] = rows.values(
        *("id", "titre", "detail", "echeance", "faite_at", "created_at", "updated_at", "version"),
        en_retard=Case(late, default=Value(False), output_field=BooleanField()),
        client_=optional_client(),
        assigne_=person("assigne"),
        created_by_=person("created_by"),
        abilities=abilities_expression(caller, "taches"),
    )
    return columns


def todo_counts(membre_id: UUID | None) -> dict[str, int]:
    """What waits for this person: tasks to be done today or before, mentions not seen. Two statements."""
    return {
        "taches_echues": in_state(present_tasks(), "echues").filter(assigne_id=membre_id).count(),
        "mentions": waiting_mentions(membre_id).count(),
    }
