"""Logging people in through their firm's own identity provider: OpenID Connect, Authorization Code with PKCE."""

from egide.integrations.oidc.flow import Attempt, begin, complete
from egide.integrations.oidc.provider import Credentials, Metadata, discover
from egide.integrations.oidc.types import Code, Identity, OidcFailure

__all__ = ["Attempt", "Code", "Credentials", "Identity", "Metadata", "OidcFailure", "begin", "complete", "discover"]
