"""Values kept encrypted, each sealed for one field of one client of one firm: it opens for nothing else."""

from __future__ import annotations

from functools import cache
from uuid import UUID

from django.conf import settings

from egide.foundation.tenancy.public import current_team_id
from egide.kit.sealing import Sealer


@cache
def _sealer(passphrases: tuple[str, ...]) -> Sealer:
    return Sealer(passphrases)


def _current() -> Sealer:
    return _sealer(tuple(settings.EGIDE_ENCRYPTION_KEYS))


def column(nom: str) -> str:
    """Where the sealed text of a field is kept."""
    return f"{nom}_scelle"


def purpose(nom: str, client_id: UUID, team_id: UUID) -> str:
    """What a sealed text is bound to."""
    return f"clients.client.{nom} {team_id} {client_id}"


def seal(value: str, nom: str, client_id: UUID) -> str:
    """`value` of the field `nom` of a client of the active firm, sealed with the first key."""
    return _current().seal(value, purpose(nom, client_id, current_team_id()))


def unseal(sealed: str, nom: str, client_id: UUID) -> str:
    """:raises CannotOpen: sealed for something else, altered, or with a key that is no longer in the list."""
    return _current().open(sealed, purpose(nom, client_id, current_team_id()))
