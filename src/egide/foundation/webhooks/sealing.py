"""An endpoint's secrets, sealed for it alone."""

from __future__ import annotations

from functools import cache
from uuid import UUID

from django.conf import settings

from egide.foundation.tenancy.public import current_team_id
from egide.kit.sealing import Sealer


@cache
def _sealer(passphrases: tuple[str, ...]) -> Sealer:
    return Sealer(passphrases)


def sealer() -> Sealer:
    """With the platform's present keys."""
    return _sealer(tuple(settings.EGIDE_ENCRYPTION_KEYS))


def _purpose(endpoint_id: UUID) -> str:
    return f"webhooks.endpoint.secret {current_team_id()} {endpoint_id}"


def seal_secret(secret: str, endpoint_id: UUID) -> str:
    return sealer().seal(secret, _purpose(endpoint_id))


def open_secret(sealed: str, endpoint_id: UUID) -> str:
    """:raises CannotOpen: sealed for something else, altered, or with a key that is no longer in the list."""
    return sealer().open(sealed, _purpose(endpoint_id))
