"""Django's session engine on `accounts_session` (`SESSION_ENGINE = "egide.foundation.accounts.session_store"`).

The firm of a session is chosen when its person logs in, if they belong to exactly one; after that only
`sessions.switch_team` changes it. Saving never touches it.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import connection
from django.utils import timezone

from egide.foundation.accounts.models import Session
from egide.kit.ids import uuid7

IP = "_ip"
USER_AGENT = "_user_agent"
SSO = "_sso"

# The firm whose provider vouched for somebody who has just entered; else their only firm, if there is exactly one.
ONLY_TEAM = """coalesce(
        %(sso_team_id)s::uuid,
        (SELECT min(m.team_id::text)::uuid FROM accounts_memberships_of(u) m HAVING count(*) = 1)
    )"""

CREATE = f"""
INSERT INTO accounts_session
    (key_hash, id, user_id, team_id, sso_team_id, sso_mfa, auth_hash, data, ip, user_agent, expires_at)
SELECT %(key_hash)s, %(id)s, u, {ONLY_TEAM},
    %(sso_team_id)s, %(sso_mfa)s, %(auth_hash)s, %(data)s, %(ip)s::inet, %(user_agent)s, %(expires_at)s
FROM (SELECT %(user_id)s::uuid) entering(u)
ON CONFLICT (key_hash) DO NOTHING RETURNING 1
"""
UPDATE = f"""
UPDATE accounts_session SET
    team_id = CASE WHEN user_id IS NOT DISTINCT FROM u
        AND accounts_session.sso_team_id IS NOT DISTINCT FROM %(sso_team_id)s::uuid THEN accounts_session.team_id
        ELSE {ONLY_TEAM} END,
    sso_team_id = %(sso_team_id)s, sso_mfa = %(sso_mfa)s,
    user_id = u, auth_hash = %(auth_hash)s, data = %(data)s, ip = coalesce(%(ip)s::inet, ip),
    user_agent = coalesce(nullif(%(user_agent)s, ''), user_agent), expires_at = %(expires_at)s
FROM (SELECT %(user_id)s::uuid) entering(u)
WHERE key_hash = %(key_hash)s RETURNING 1
"""


def hash_of(session_key: str) -> str:
    """What the database knows of a key. The keys are 165 random bits: no salt, no stretching."""
    return hashlib.sha256(session_key.encode("utf-8", "replace")).hexdigest()


class SessionStore(SessionBase):
    """One row a session; the client's key is only ever compared by its hash."""

    def load(self) -> dict[str, Any]:
        data = (
            Session.objects.filter(key_hash=hash_of(self.session_key or ""), expires_at__gt=timezone.now())
            .values_list("data", flat=True)
            .first()
        )
        if data is None:
            self._session_key = None
            return {}
        return self.decode(data)

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(key_hash=hash_of(session_key), expires_at__gt=timezone.now()).exists()

    def create(self) -> None:
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        """:raises UpdateError: the session was revoked meanwhile."""
        if self.session_key is None:
            self.create()
            return
        data: dict[str, Any] = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        sso: dict[str, Any] = data.get(SSO, {})
        parameters = {
            "key_hash": hash_of(self.session_key),
            "id": uuid7(),
            "user_id": data.get(SESSION_KEY),
            "sso_team_id": sso.get("team"),
            "sso_mfa": sso.get("mfa", False),
            "auth_hash": data.get(HASH_SESSION_KEY, ""),
            "data": self.encode(data),
            "ip": data.get(IP),
            "user_agent": data.get(USER_AGENT, "")[:300],
            "expires_at": self.get_expiry_date(),
        }
        with connection.cursor() as cursor:
            cursor.execute(CREATE if must_create else UPDATE, parameters)
            written = cursor.fetchone()
        if written is None:
            raise CreateError if must_create else UpdateError

    def cycle_key(self) -> None:
        """A new key for the same person in the same firm (their password changed)."""
        before = Session.objects.filter(key_hash=hash_of(self.session_key or "")).values("user_id", "team_id").first()
        super().cycle_key()
        if before is not None and before["user_id"] is not None:
            Session.objects.filter(key_hash=hash_of(self.session_key or "")).update(**before)

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(key_hash=hash_of(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        Session.objects.filter(expires_at__lt=timezone.now()).delete()
