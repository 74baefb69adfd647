"""From a session key to its caller, in one statement; and what may be done with sessions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from egide.foundation.accounts.caller import BarReason, Barred, Caller
from egide.foundation.accounts.memberships import TeamAccess, access_of, teams_of
from egide.foundation.accounts.models import Session, User
from egide.foundation.accounts.session_store import hash_of
from egide.kit.errors import Conflict, NotFound

SEEN_EVERY = timedelta(minutes=5)
OTHER_FIRM = "La connexion de votre entreprise n’ouvre que son cabinet : reconnectez-vous autrement pour l’autre."

RESOLVE = """
SELECT u.id, u.email, u.prenom, u.nom, u.langue, u.theme, u.raccourcis, u.is_operator, u.password,
    EXISTS (SELECT 1 FROM mfa_authenticator f WHERE f.user_id = u.id AND f.type IN ('totp', 'webauthn')),
    s.sso_team_id, s.sso_mfa, s.id, s.auth_hash, s.last_seen,
    m.team_id, m.team_nom, m.membership_id, m.role, m.portee, m.sees, m.delegations, m.factor_from,
    m.sso_only, m.trusts_sso_mfa
FROM accounts_session s
JOIN accounts_user u ON u.id = s.user_id
LEFT JOIN LATERAL accounts_memberships_of(s.user_id) m ON m.team_id = s.team_id
    AND (s.sso_team_id IS NULL OR s.sso_team_id = s.team_id)
WHERE s.key_hash = %s AND s.expires_at > now() AND u.is_active
"""


def resolve_caller(session_key: str) -> Caller | None:
    """Who holds this session, as of now: a membership that ended a moment ago is already gone. One statement.

    None when the session is unknown, expired or revoked, its account closed, or its password changed since.
    Every few minutes a second statement notes that the session was seen.
    """
    key_hash = hash_of(session_key)
    with connection.cursor() as cursor:
        cursor.execute(RESOLVE, [key_hash])
        row = cursor.fetchone()
    if row is None:
        return None
    user_id, email, prenom, nom, langue, theme, raccourcis, is_operator, password = row[:9]
    second_factor, sso_team_id, sso_mfa, session_id, auth_hash, last_seen = row[9:15]
    if not _password_unchanged(User(id=user_id, password=password), auth_hash):
        return None
    if timezone.now() - last_seen > SEEN_EVERY:
        Session.objects.filter(key_hash=key_hash).update(last_seen=timezone.now())
    caller = Caller(
        user_id=user_id,
        email=email,
        prenom=prenom,
        nom=nom,
        langue=langue,
        theme=theme,
        raccourcis=raccourcis,
        is_operator=is_operator,
        session_id=session_id,
        session_key=key_hash,
        second_factor=second_factor,
        sso_team_id=sso_team_id,
        sso_mfa=sso_mfa,
    )
    return standing(caller, access_of(row[15:])) if row[15] else caller


def standing(caller: Caller, access: TeamAccess) -> Caller:
    """The caller in that firm, or at its door when something is missing to enter: they are then in no firm.

    Every way in passes here – pages, applications, sockets, programs – so what closes the firm is decided once.
    """
    if (reason := _missing(caller, access)) is not None:
        return replace(
            caller,
            team_id=None,
            team_nom=None,
            membership_id=None,
            role=None,
            barred=Barred(reason, access.team_id, access.team_nom),
        )
    return replace(
        caller,
        barred=None,
        factor_from=access.factor_from,
        team_id=access.team_id,
        team_nom=access.team_nom,
        membership_id=access.membership_id,
        role=access.role,
        portee=access.portee,
        sees=access.sees,
        delegations=access.delegations,
    )


def _missing(caller: Caller, access: TeamAccess) -> BarReason | None:
    """What this person lacks to enter. A program has no telephone: its secret and its scopes are what it is held to."""
    if caller.scopes is not None:
        return None
    by_provider = caller.sso_team_id == access.team_id
    if access.sso_only and not by_provider:
        return "sso"
    proven = caller.second_factor or (by_provider and caller.sso_mfa and access.trusts_sso_mfa)
    if access.factor_from is not None and not proven and access.factor_from <= timezone.localdate():
        return "second_facteur"
    return None


def _password_unchanged(user: User, auth_hash: str) -> bool:
    return constant_time_compare(auth_hash, user.get_session_auth_hash()) or any(
        constant_time_compare(auth_hash, fallback) for fallback in user.get_session_auth_fallback_hash()
    )


def switch_team(*, caller: Caller, team_id: UUID) -> Caller:
    """The caller as they are in another of their firms, for which their session works from now on.

    :raises NotFound: no such firm, or not theirs.
    :raises Conflict: `sso_session`, the session was opened by the provider of another firm.
    """
    access = next((team for team in teams_of(caller.user_id) if team.team_id == team_id), None)
    if access is None:
        raise NotFound
    if caller.sso_team_id not in (None, team_id):
        raise Conflict("sso_session", OTHER_FIRM)
    Session.objects.filter(id=caller.session_id).update(team_id=team_id)
    return standing(caller, access)


@dataclass(frozen=True, slots=True)
class Device:
    """A session as its owner sees it."""

    id: UUID
    ip: str | None
    user_agent: str
    created_at: datetime
    last_seen: datetime
    current: bool


def devices_of(caller: Caller) -> Sequence[Device]:
    """The caller's open sessions, the most recently seen first. One statement."""
    rows = Session.objects.filter(user_id=caller.user_id, expires_at__gt=timezone.now()).order_by("-last_seen", "id")
    return [
        Device(
            id=row.id,
            ip=row.ip,
            user_agent=row.user_agent,
            created_at=row.created_at,
            last_seen=row.last_seen,
            current=row.id == caller.session_id,
        )
        for row in rows
    ]


def revoke_device(*, caller: Caller, session_id: UUID) -> UUID | None:
    """Ends one of the caller's sessions; its next request is refused.

    :returns: the firm it worked for, where its pages may be open.
    :raises NotFound: no such session, or somebody else's.
    """
    session = Session.objects.filter(user_id=caller.user_id, id=session_id).first()
    if session is None:
        raise NotFound
    session.delete()
    return session.team_id


def forget_expired_sessions() -> int:
    """How many were over. One statement."""
    deleted, _ = Session.objects.filter(expires_at__lt=timezone.now()).delete()
    return deleted
