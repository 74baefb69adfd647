"""Links that need no account: which sending of which firm, signed by the platform. Nothing of them is kept."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer

from egide.kit.errors import NotFound


def _signer() -> Signer:
    return Signer(sep=".", salt="documents.envoi")


def token_of(team_id: UUID, envoi_id: UUID) -> str:
    """`<team>.<envoi>.<signature>`: says in which firm to look, so that no statement needs to cross firms."""
    return _signer().sign(f"{team_id.hex}.{envoi_id.hex}")


def read_token(token: str) -> tuple[UUID, UUID]:
    """The firm and the sending. :raises NotFound: not signed by us."""
    try:
        team, _dot, envoi = _signer().unsign(token).partition(".")
        return UUID(hex=team), UUID(hex=envoi)
    except (BadSignature, ValueError):
        raise NotFound from None


def link_of(team_id: UUID, envoi_id: UUID) -> str:
    """Address of the page where the document is read."""
    return f"{settings.EGIDE_PUBLIC_URL}/partage/{token_of(team_id, envoi_id)}"
