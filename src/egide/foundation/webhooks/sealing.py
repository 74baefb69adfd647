"""An endpoint's secrets, sealed for it alone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from egide.foundation.sealing.public import sealer
from egide.foundation.tenancy.public import current_team_id


def _purpose(endpoint_id: UUID) -> str:
    return f"webhooks.endpoint.secret {current_team_id()} {endpoint_id}"


def seal_secret(secret: str, endpoint_id: UUID) -> str:
    return sealer().seal(secret, _purpose(endpoint_id))


def open_secret(sealed: str, endpoint_id: UUID) -> str:
    """:raises CannotOpen: sealed for something else, altered, or with a key that is no longer in the list."""
    return sealer().open(sealed, _purpose(endpoint_id))


def fresh_secrets(endpoint: Any) -> dict[str, Any]:
    """As `Sealed.fresh`."""
    held = {name: getattr(endpoint, name) for name in ("secret_scelle", "former_scelle")}
    return {
        name: seal_secret(open_secret(sealed, endpoint.id), endpoint.id)
        for name, sealed in held.items()
        if sealed and sealer().outdated(sealed)
    }
