"""What a provider says of itself (OpenID Connect Discovery 1.0)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from egide.integrations.address import AddressRefused, check_address
from egide.integrations.oidc.http import ask
from egide.integrations.oidc.types import Code, OidcFailure

# Signatures by a key that only the provider has: never a secret shared with it, never none at all.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")


@dataclass(frozen=True, slots=True)
class Credentials:
    """How a firm is known to its provider. `issuer` is compared as it is written."""

    issuer: str
    client_id: str
    client_secret: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """`basic`: the secret travels in a header, else in the form."""

    authorization: str
    token: str
    jwks: str
    basic: bool


def discover(issuer: str, *, trusted: Collection[str]) -> Metadata:
    """Ask the provider for its addresses, each of which must be allowed too.

    :param trusted: hosts that may be private and plain http (`check_address`).
    :raises OidcFailure: `address`, `unreachable`, `discovery`, `issuer`.
    """
    _checked(issuer, trusted)
    status, said = ask(f"{issuer.rstrip('/')}/.well-known/openid-configuration", trusted=trusted)
    if status != 200 or "issuer" not in said:
        raise OidcFailure(Code.DISCOVERY)
    if said["issuer"] != issuer:
        raise OidcFailure(Code.ISSUER)
    authorization, token, jwks = (said.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"))
    if not (isinstance(authorization, str) and isinstance(token, str) and isinstance(jwks, str)):
        raise OidcFailure(Code.DISCOVERY)
    if not _offers(said.get("response_types_supported"), {"code"}, otherwise=False):
        raise OidcFailure(Code.DISCOVERY)
    if not _offers(said.get("id_token_signing_alg_values_supported"), set(ALGORITHMS), otherwise=True):
        raise OidcFailure(Code.DISCOVERY)
    for address in (authorization, token, jwks):
        _checked(address, trusted)
    basic = _offers(said.get("token_endpoint_auth_methods_supported"), {"client_secret_basic"}, otherwise=True)
    return Metadata(authorization, token, jwks, basic)


def _checked(address: str, trusted: Collection[str]) -> None:
    try:
        check_address(address.partition("?")[0], trusted=trusted)
    except AddressRefused as refusal:
        raise OidcFailure(Code.UNREACHABLE if refusal.reason == "unknown_host" else Code.ADDRESS) from None


def _offers(said: object, wanted: Collection[str], *, otherwise: bool) -> bool:
    """Whether the list that the provider wrote has one of `wanted`; `otherwise` when it wrote none."""
    return any(one in wanted for one in said) if isinstance(said, list) else otherwise
