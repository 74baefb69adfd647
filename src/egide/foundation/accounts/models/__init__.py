"""People, their sessions, their place in each firm."""

from egide.foundation.accounts.models.api_token import ApiToken
from egide.foundation.accounts.models.membership import Delegation, Equipe, Invitation, Membership
from egide.foundation.accounts.models.policy import AccessPolicy
from egide.foundation.accounts.models.session import Session
from egide.foundation.accounts.models.sso import SsoDomain, SsoIdentity, SsoProvider
from egide.foundation.accounts.models.user import User

__all__ = [
    "AccessPolicy",
    "ApiToken",
    "Delegation",
    "Equipe",
    "Invitation",
    "Membership",
    "Session",
    "SsoDomain",
    "SsoIdentity",
    "SsoProvider",
    "User",
]
