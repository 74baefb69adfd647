"""Tokens of programs: made by a member, acting as them, never beyond their scopes."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone

from egide.foundation.accounts.caller import Caller
from egide.foundation.accounts.memberships import access_of
from egide.foundation.accounts.models import ApiToken
from egide.foundation.accounts.sessions import standing
from egide.foundation.accounts.tokens import hash_of
from egide.foundation.tenancy.public import current_team_id, team_scope
from egide.kit.errors import Conflict, Forbidden, NotFound

PREFIX = "egide_"
SEEN_EVERY = timedelta(minutes=1)
MOST = 50
TOO_MANY = "Vous avez déjà cinquante jetons en service : révoquez-en un d’abord."

RESOLVE = """
SELECT u.id, u.email, u.prenom, u.nom, u.langue, u.theme, u.raccourcis, k.id, k.scopes, k.last_used_at,
    m.team_id, m.team_nom, m.membership_id, m.role, m.portee, m.sees, m.delegations, m.factor_from,
    m.sso_only, m.trusts_sso_mfa
FROM accounts_apitoken k
JOIN accounts_membership o ON o.team_id = k.team_id AND o.id = k.membre_id
JOIN accounts_user u ON u.id = o.user_id
JOIN LATERAL accounts_memberships_of(u.id) m ON m.team_id = k.team_id
WHERE k.team_id = %s AND k.token_hash = %s AND k.revoked_at IS NULL AND k.expires_at > now()
"""


def resolve_token(token: str, ip: str | None) -> Caller | None:
    """Whom a program acts for, as of now; None when the token is unknown, revoked, expired, or its member gone.

    One statement in the firm that the token names; once a minute, a second one notes that it was used.
    """
    if not token.startswith(PREFIX):
        return None
    try:
        team_id = UUID(hex=token.removeprefix(PREFIX).partition("_")[0])
    except ValueError:
        return None
    with team_scope(team_id):
        with connection.cursor() as cursor:
            cursor.execute(RESOLVE, [team_id, hash_of(token)])
            row = cursor.fetchone()
        if row is None:
            return None
        user_id, email, prenom, nom, langue, theme, raccourcis, token_id, scopes, last_used_at = row[:10]
        if last_used_at is None or timezone.now() - last_used_at > SEEN_EVERY:
            ApiToken.objects.filter(id=token_id).update(last_used_at=timezone.now(), last_ip=ip)
    caller = Caller(
        user_id=user_id,
        email=email,
        prenom=prenom,
        nom=nom,
        langue=langue,
        theme=theme,
        raccourcis=raccourcis,
        is_operator=False,
        session_id=token_id,
        session_key="",
        scopes=frozenset(scopes),
    )
    return standing(caller, access_of(row[10:]))


def api_tokens(*, membership_id: UUID | None = None) -> Sequence[ApiToken]:
    """In service or expired, not revoked, the latest first; of one member, or of the whole firm. One statement."""
    rows = ApiToken.objects.filter(revoked_at=None).select_related("membre__user").order_by("-created_at", "-id")
    return list(rows if membership_id is None else rows.filter(membre_id=membership_id))


def create_api_token(*, caller: Caller, nom: str, scopes: Collection[str], days: int) -> tuple[ApiToken, str]:
    """For the caller's own use.

    :param scopes: already checked to be theirs.
    :returns: the token's row, and its secret, which is never known again.
    :raises Conflict: `too_many_tokens`.
    """
    assert caller.membership_id is not None
    if ApiToken.objects.filter(membre_id=caller.membership_id, revoked_at=None).count() >= MOST:
        raise Conflict("too_many_tokens", TOO_MANY)
    secret = f"{PREFIX}{current_team_id().hex}_{secrets.token_urlsafe(32)}"
    now = timezone.now()
    made = ApiToken.objects.create(
        membre_id=caller.membership_id,
        nom=nom.strip(),
        debut=f"{PREFIX}…{secret[-4:]}",
        token_hash=hash_of(secret),
        scopes=sorted(set(scopes)),
        created_at=now,
        expires_at=now + timedelta(days=days),
    )
    return made, secret


def revoke_api_token(*, caller: Caller, token_id: UUID, manages: bool) -> None:
    """Its next request is refused.

    :param manages: the caller may revoke anybody's.
    :raises NotFound: none of this firm's in service. :raises Forbidden: a colleague's.
    """
    token = ApiToken.objects.select_for_update().filter(id=token_id, revoked_at=None).first()
    if token is None:
        raise NotFound
    if token.membre_id != caller.membership_id and not manages:
        raise Forbidden
    token.revoked_at = timezone.now()
    token.save(update_fields=["revoked_at"])
