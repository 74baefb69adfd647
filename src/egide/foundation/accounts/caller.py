"""Who is asking: one immutable object, resolved once per request and handed to everything that decides."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from egide.foundation.accounts.roles import Role


@dataclass(frozen=True, slots=True)
class Caller:
    """A logged-in person, in the firm their session belongs to.

    `team_id`, `team_nom`, `membership_id` and `role` are all None when the session has no firm yet, when the
    membership has ended, and always for the platform's operator.
    """

    user_id: UUID
    email: str
    prenom: str
    nom: str
    langue: str
    theme: str
    raccourcis: bool
    is_operator: bool
    session_id: UUID
    session_key: str
    team_id: UUID | None = None
    team_nom: str | None = None
    membership_id: UUID | None = None
    role: Role | None = None

    @property
    def is_authenticated(self) -> bool:
        """What Django and DRF ask of a user."""
        return True

    @property
    def is_active(self) -> bool:
        return True

    @property
    def pk(self) -> UUID:
        return self.user_id
