"""What may be read without a firm."""

from __future__ import annotations

from uuid import UUID

from django.db import connection


def every_firm() -> list[UUID]:
    """The firms of the platform by their identifiers; what is done in each is done in its own scope. One statement."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.tenancy_firms()")
        return [team_id for (team_id,) in cursor.fetchall()]
