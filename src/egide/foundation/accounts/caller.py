"""Who is asking: one immutable object, resolved once per request and handed to everything that decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from uuid import UUID

from egide.foundation.accounts.roles import Portee, Role
from egide.foundation.tenancy.public import Sight

BarReason = Literal["second_facteur", "sso"]


@dataclass(frozen=True, slots=True)
class Barred:
    """The firm that a session would be in, and what is missing to enter it."""

    reason: BarReason
    team_id: UUID
    team_nom: str


@dataclass(frozen=True, slots=True)
class Caller:
    """A logged-in person, in the firm their session belongs to.

    `team_id`, `team_nom`, `membership_id` and `role` are all None when the session has no firm yet, when the
    membership has ended, when something is missing to enter (`barred` says what), and always for the platform's
    operator. `sees`: the members whose clients they see, None for the whole firm. `delegations`: {absent member:
    delegation} of those they stand in for today. `scopes`: None for a person; for a program that acts as one, all it
    may do (`session_id` is then its token's). `second_factor`: they have one; `factor_from`: from which day the firm
    demands one. `sso_team_id`: the firm whose provider opened the session, which is for no other; `sso_mfa`: that
    provider asked for a second factor.
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
    portee: Portee = Portee.TOUS
    sees: frozenset[UUID] | None = None
    delegations: Mapping[UUID, UUID] = field(default_factory=dict)
    scopes: frozenset[str] | None = None
    second_factor: bool = False
    factor_from: date | None = None
    sso_team_id: UUID | None = None
    sso_mfa: bool = False
    barred: Barred | None = None

    @property
    def sight(self) -> Sight:
        """What row security shows of the firm's clients."""
        return Sight(self.sees, self.delegations)

    @property
    def acts_for(self) -> frozenset[UUID]:
        """The members in whose name they act: themselves, and whoever they stand in for."""
        return frozenset(self.delegations) | ({self.membership_id} if self.membership_id else set())

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
