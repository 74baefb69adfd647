"""One whole client file, built as JSON by PostgreSQL in one statement."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection

from egide.foundation.tenancy.public import current_team_id
from egide.kit.errors import NotFound
from egide.modules.clients.dictionary import SECTIONS
from egide.modules.clients.models import RECORD_MODELS, ROW_MODELS, Client, Conjoint, Consentement
from egide.modules.clients.selectors.age import AGE_SQL

CONSENT_FIELDS = ("id", "kind", "personne", "accorde", "formulation", "mode", "at", "withdrawn_at", "entretien_id")
ROW_FIELDS = ("id", "version", "origines")
# Names of the answer for columns that are called otherwise, or computed.
CLIENT_FIELDS = (
    *("conseiller_id", "a_relire", "dernier_echange_at", "revenus_foyer", "patrimoine_net"),
    *("version", "created_at", "updated_at", "origines"),
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


def _columns(table: str, names: Iterable[str]) -> str:
    return ", ".join(f'{table}."{name}"' for name in names)


def _children(table: str, names: Iterable[str], *, many: bool, order: str = "id", alive: bool = True) -> str:
    rows = (
        f'SELECT {_columns("r", names)} FROM "{table}" r WHERE r.team_id = c.team_id AND r.client_id = c.id'
        + (" AND r.deleted_at IS NULL" if alive else "")
        + (f" ORDER BY r.{order}" if many else "")
    )
    found = "coalesce(json_agg(x), '[]')" if many else "row_to_json(x)"
    return f"(SELECT {found} FROM ({rows}) x)"


@cache
def _sql(by: str) -> str:
    age, spouse_age = AGE_SQL % {"date": "c.date_naissance"}, AGE_SQL % {"date": "r.date_naissance"}
    parts = [
        'c."id", c."matricule"',
        _columns("c", SECTIONS["client"].noms),
        'c."besoins"',
        _columns("c", CLIENT_FIELDS),
        'c."nombre_contrats" AS contrats',
        "nullif(concat_ws(' ', u.prenom, u.nom), '') AS conseiller_nom",
        f"{age} AS age",
    ]
    parts += [
        f'{_children(model._meta.db_table, (*ROW_FIELDS, *SECTIONS[nom].noms), many=False)} AS "{nom}"'
        for nom, model in RECORD_MODELS.items()
    ]
    parts += [
        f'{_children(model._meta.db_table, (*ROW_FIELDS, *SECTIONS[nom].noms), many=True)} AS "{nom}"'
        for nom, model in ROW_MODELS.items()
    ]
    consents = _children(Consentement._meta.db_table, CONSENT_FIELDS, many=True, order="at DESC", alive=False)
    spouse = (
        f'(SELECT {spouse_age} FROM "{Conjoint._meta.db_table}" r '
        "WHERE r.team_id = c.team_id AND r.client_id = c.id AND r.deleted_at IS NULL)"
    )
    parts += [
        f"{consents} AS consentements",
        f"c.derives || jsonb_build_object('age', {age}, 'age_conjoint', {spouse}) AS derives",
    ]
    return (
        f"SELECT f.id, f.version, f.conseiller_id, row_to_json(f)::text FROM (SELECT {', '.join(parts)} "
        f'FROM "{Client._meta.db_table}" c '
        "LEFT JOIN accounts_membership m ON m.team_id = c.team_id AND m.id = c.conseiller_id "
        "LEFT JOIN accounts_user u ON u.id = m.user_id "
        f"WHERE c.team_id = %s AND c.{by} = %s AND c.deleted_at IS NULL) f"
    )


def as_id(reference: str | UUID) -> UUID | None:
    """The id a reference is, or None for a matricule."""
    if isinstance(reference, UUID):
        return reference
    try:
        return UUID(reference) if len(reference) >= 32 else None
    except ValueError:
        return None


def dossier_text(reference: str | UUID) -> DossierText:
    """The file of a client, by id or matricule. One statement.

    :raises NotFound: missing, deleted, or another firm's.
    """
    client_id = as_id(reference)
    key: UUID | str = client_id or str(reference).upper()
    with connection.cursor() as cursor:
        cursor.execute(_sql("id" if client_id else "matricule"), [current_team_id(), key])
        row = cursor.fetchone()
    if row is None:
        raise NotFound
    return DossierText(*row)
