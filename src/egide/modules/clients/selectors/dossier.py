"""One whole client file, built as JSON by PostgreSQL in one statement."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from egide.foundation.tenancy.public import current_team_id
from egide.kit.errors import NotFound
from egide.modules.clients.models import AncienMatricule, Client

_BY_ID = "SELECT id, version, conseiller_id, dossier FROM public.clients_dossier(%(team)s, %(key)s)"
_BY_MATRICULE = (
    "SELECT id, version, conseiller_id, dossier FROM public.clients_dossier(%(team)s, "
    f'(SELECT c.id FROM "{Client._meta.db_table}" c WHERE c.team_id = %(team)s AND c.matricule = %(key)s))'
)


@dataclass(frozen=True, slots=True)
class DossierText:
    """A file as PostgreSQL wrote it: a JSON object, and what the caller needs without parsing it."""

    id: UUID
    version: int
    conseiller_id: UUID | None
    json: str

    def parsed(self) -> dict[str, Any]:
        """As Python values: amounts are Decimal."""
        parsed: dict[str, Any] = json.loads(self.json, parse_float=Decimal)
        return parsed


def as_id(reference: str | UUID) -> UUID | None:
    """The id a reference is, or None for a matricule."""
    if isinstance(reference, UUID):
        return reference
    try:
        return UUID(reference) if len(reference) >= 32 else None
    except ValueError:
        return None


def dossier_text(reference: str | UUID) -> DossierText:
    """The file of a client, by id or matricule, its own or one it had before a merge. One statement; three for those.

    :raises NotFound: missing, deleted, or another firm's.
    """
    client_id = as_id(reference)
    params = {"team": current_team_id(), "key": client_id or str(reference).upper()}
    with connection.cursor() as cursor:
        cursor.execute(_BY_ID if client_id else _BY_MATRICULE, params)
        row = cursor.fetchone()
        if row is None and (following := became(reference)) is not None:
            cursor.execute(_BY_ID, {"team": current_team_id(), "key": following})
            row = cursor.fetchone()
    if row is None:
        raise NotFound
    return DossierText(*row)


def became(reference: str | UUID) -> UUID | None:
    """The file that a merged one, by id or matricule, is now. One statement."""
    key = as_id(reference)
    asked = Q(ancien_id=key) if key else Q(matricule=str(reference).upper())
    return AncienMatricule.objects.filter(asked).values_list("client_id", flat=True).first()
