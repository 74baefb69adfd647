"""The client that an operator names by matricule, in whatever firm."""

from __future__ import annotations

from uuid import UUID

from django.core.management.base import CommandError
from django.db import connections

_FIND = """
SELECT c.team_id, c.id, t.slug FROM clients_client c JOIN tenancy_team t ON t.id = c.team_id
WHERE c.matricule = %s AND c.deleted_at IS NULL AND (%s = '' OR t.slug = %s) ORDER BY t.slug
"""


def find_client(matricule: str, cabinet: str) -> tuple[UUID, UUID]:
    """Firm and client. :raises CommandError: none, or several firms have that matricule."""
    with connections["platform"].cursor() as cursor:
        cursor.execute(_FIND, [matricule.upper(), cabinet, cabinet])
        found = cursor.fetchall()
    if not found:
        raise CommandError(f"aucun client n'a le matricule {matricule}")
    if len(found) > 1:
        slugs = ", ".join(slug for _team, _client, slug in found)
        raise CommandError(f"plusieurs cabinets ont ce matricule : précisez --cabinet ({slugs})")
    return found[0][0], found[0][1]
