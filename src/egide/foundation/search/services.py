"""The index of a firm is made again from what it speaks of."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from egide.foundation.search.models import Entree
from egide.foundation.search.registry import Kind
from egide.foundation.tenancy.public import current_team_id


def rebuild(kind: Kind) -> int:
    """Every entry of a kind, forgotten and written again, in the active firm. Two statements, and one a thing inside.

    :returns: how many there are.
    """
    table = next(iter(kind.tables))
    Entree.objects.filter(kind=kind.name).delete()
    with connection.cursor() as cursor:
        # The table's name is the registry's.
        cursor.execute(
            f'SELECT public.search_refresh(%s, t.team_id, t.id) FROM "{table}" t WHERE t.team_id = %s',
            [kind.name, current_team_id()],
        )
    return Entree.objects.filter(kind=kind.name).count()


def forget(client_id: UUID) -> None:
    """Nothing about a client can be found any more. One statement."""
    Entree.objects.filter(client_id=client_id).delete()
