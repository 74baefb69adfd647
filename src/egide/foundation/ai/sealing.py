"""What this package keeps encrypted, each text sealed for one row of one firm: it opens for nothing else."""

from __future__ import annotations

from functools import cache
from uuid import UUID

from django.conf import settings

from egide.foundation.tenancy.public import current_team_id
from egide.kit.sealing import Sealer

DOTS = "••••"


@cache
def _sealer(passphrases: tuple[str, ...]) -> Sealer:
    return Sealer(passphrases)


def sealer() -> Sealer:
    """With the platform's present keys."""
    return _sealer(tuple(settings.EGIDE_ENCRYPTION_KEYS))


def key_purpose(provider_id: UUID, team_id: UUID) -> str:
    """What a provider's sealed key is bound to."""
    return f"ai.provider.cle {team_id} {provider_id}"


def seal_key(cle: str, provider_id: UUID) -> str:
    """The key of a provider of the active firm."""
    return sealer().seal(cle, key_purpose(provider_id, current_team_id()))


def open_key(sealed: str, provider_id: UUID) -> str:
    """:raises CannotOpen: sealed for something else, altered, or with a key that is no longer in the list."""
    return sealer().open(sealed, key_purpose(provider_id, current_team_id()))


def mask(cle: str) -> str:
    """Enough to tell one key from another; of a short one, nothing."""
    return f"{DOTS} {cle[-4:]}" if len(cle) >= 16 else f"{DOTS} "


def seal_answer(text: str, key: str) -> str:
    return sealer().seal(text, f"ai.answer {current_team_id()} {key}")


def open_answer(sealed: str, key: str) -> str:
    """:raises CannotOpen: as for a key."""
    return sealer().open(sealed, f"ai.answer {current_team_id()} {key}")
