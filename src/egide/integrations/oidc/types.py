"""What the provider says of a person, or why it is not believed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    ADDRESS = "address"
    """Not somewhere a request may go."""
    UNREACHABLE = "unreachable"
    """Nobody answers, or not in time."""
    DISCOVERY = "discovery"
    """What answers is no OpenID provider, or lacks what we need of one."""
    ISSUER = "issuer"
    """The provider calls itself something else."""
    REFUSED = "refused"
    """The provider does not accept our code or our secret."""
    SIGNATURE = "signature"
    """Not signed by one of the provider's present keys."""
    EXPIRED = "expired"
    AUDIENCE = "audience"
    """Meant for another application."""
    NONCE = "nonce"
    """Not the answer to our question."""
    MALFORMED = "malformed"
    """Not an identity."""


class OidcFailure(Exception):
    """`code` says why; nothing the provider wrote is repeated."""

    def __init__(self, code: Code) -> None:
        super().__init__(code.value)
        self.code = code


@dataclass(frozen=True, slots=True)
class Identity:
    """A person, as their provider vouches for them now. `email` in lower case, empty when not told."""

    issuer: str
    subject: str
    email: str
    email_verified: bool
    prenom: str
    nom: str
    amr: frozenset[str]
