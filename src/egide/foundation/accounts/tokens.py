"""Secrets sent by e-mail: the firm they belong to, and 192 random bits of which we keep the hash."""

from __future__ import annotations

import hashlib
import secrets
from uuid import UUID

from egide.kit.errors import NotFound


def new_token(team_id: UUID) -> str:
    """`<team>.<secret>`: says in which firm to look it up, so that no statement needs to cross firms."""
    return f"{team_id.hex}.{secrets.token_urlsafe(24)}"


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def team_of(token: str) -> UUID:
    """:raises NotFound: not a token of ours."""
    try:
        return UUID(hex=token.partition(".")[0])
    except ValueError:
        raise NotFound from None
