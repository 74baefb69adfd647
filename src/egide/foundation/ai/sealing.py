"""What this package keeps encrypted, each text sealed for one row of one firm: it opens for nothing else."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from egide.foundation.sealing.public import sealer
from egide.foundation.tenancy.public import current_team_id

DOTS = "••••"


def key_purpose(provider_id: UUID, team_id: UUID) -> str:
    """What a provider's sealed key is bound to."""
    return f"ai.provider.cle {team_id} {provider_id}"


def seal_key(cle: str, provider_id: UUID) -> str:
    """The key of a provider of the active firm."""
    return sealer().seal(cle, key_purpose(provider_id, current_team_id()))


def open_key(sealed: str, provider_id: UUID) -> str:
    """:raises CannotOpen: sealed for something else, altered, or with a key that is no longer in the list."""
    return sealer().open(sealed, key_purpose(provider_id, current_team_id()))


def fresh_key(provider: Any) -> dict[str, Any]:
    """As `Sealed.fresh`."""
    sealed = provider.cle_scellee
    if not sealed or not sealer().outdated(sealed):
        return {}
    return {"cle_scellee": seal_key(open_key(sealed, provider.id), provider.id)}


def mask(cle: str) -> str:
    """Enough to tell one key from another; of a short one, nothing."""
    return f"{DOTS} {cle[-4:]}" if len(cle) >= 16 else f"{DOTS} "


def seal_answer(text: str, key: str) -> str:
    return sealer().seal(text, f"ai.answer {current_team_id()} {key}")


def open_answer(sealed: str, key: str) -> str:
    """:raises CannotOpen: as for a key."""
    return sealer().open(sealed, f"ai.answer {current_team_id()} {key}")
