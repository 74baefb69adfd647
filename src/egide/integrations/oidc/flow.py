"""From the first page to the identity: Authorization Code with PKCE (RFC 7636), state and nonce.

The provider's keys are asked for at each log-in: a key that was replaced a moment ago is known, one that was withdrawn
is not believed.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import jwt

from egide.integrations.oidc.http import ask
from egide.integrations.oidc.provider import ALGORITHMS, Credentials, Metadata
from egide.integrations.oidc.types import Code, Identity, OidcFailure

LEEWAY_S = 60
NEEDED = ["iss", "sub", "aud", "exp", "iat", "nonce"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """What is kept on our side while the person is at their provider's."""

    state: str
    nonce: str
    verifier: str


def begin(metadata: Metadata, client_id: str, redirect_uri: str, *, hint: str = "") -> tuple[str, Attempt]:
    """Where to send the person, and what to keep until they come back.

    :param hint: the address they typed.
    """
    attempt = Attempt(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48))
    challenge = base64.urlsafe_b64encode(hashlib.sha256(attempt.verifier.encode()).digest()).rstrip(b"=").decode()
    asked = {
        "response_type": "code",
        "client_id": client_id,
        "redirect_uri": redirect_uri,
        "scope": "openid email profile",
        "state": attempt.state,
        "nonce": attempt.nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
        **({"login_hint": hint} if hint else {}),
    }
    joint = "&" if "?" in metadata.authorization else "?"
    return f"{metadata.authorization}{joint}{urlencode(asked)}", attempt


def complete(
    metadata: Metadata,
    credentials: Credentials,
    attempt: Attempt,
    *,
    code: str,
    redirect_uri: str,
    trusted: Collection[str],
) -> Identity:
    """Exchange the code the person came back with for who they are.

    :raises OidcFailure: `unreachable`, `refused`, `signature`, `issuer`, `audience`, `expired`, `nonce`, `malformed`.
    """
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": redirect_uri,
        "code_verifier": attempt.verifier,
    }
    headers = {}
    if metadata.basic:
        pair = f"{quote(credentials.client_id, safe='')}:{quote(credentials.client_secret, safe='')}"
        headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    else:
        form |= {"client_id": credentials.client_id, "client_secret": credentials.client_secret}
    status, answer = ask(metadata.token, trusted=trusted, form=form, headers=headers)
    token = answer.get("id_token")
    if status >= 500:
        raise OidcFailure(Code.UNREACHABLE)
    if status != 200 or not isinstance(token, str):
        raise OidcFailure(Code.REFUSED)
    claims = _claims(token, _key_of(token, metadata, trusted), credentials)
    if not hmac.compare_digest(str(claims["nonce"]).encode(), attempt.nonce.encode()):
        raise OidcFailure(Code.NONCE)
    return _identity(claims)


def _key_of(token: str, metadata: Metadata, trusted: Collection[str]) -> jwt.PyJWK:
    try:
        header = jwt.get_unverified_header(token)
        if header.get("alg") not in ALGORITHMS:
            raise OidcFailure(Code.SIGNATURE)
        status, said = ask(metadata.jwks, trusted=trusted)
        if status != 200:
            raise OidcFailure(Code.UNREACHABLE)
        keys = [key for key in jwt.PyJWKSet.from_dict(said).keys if key.public_key_use in (None, "sig")]
    except jwt.PyJWTError:
        raise OidcFailure(Code.SIGNATURE) from None
    found = [key for key in keys if key.key_id == header.get("kid")] if header.get("kid") else keys
    if len(found) != 1:
        raise OidcFailure(Code.SIGNATURE)
    return found[0]


_REASONS: tuple[tuple[type[jwt.PyJWTError], Code], ...] = (
    (jwt.ExpiredSignatureError, Code.EXPIRED),
    (jwt.InvalidAudienceError, Code.AUDIENCE),
    (jwt.InvalidIssuerError, Code.ISSUER),
    (jwt.MissingRequiredClaimError, Code.MALFORMED),
)


def _claims(token: str, key: jwt.PyJWK, credentials: Credentials) -> Mapping[str, Any]:
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=list(ALGORITHMS),
            issuer=credentials.issuer,
            audience=credentials.client_id,
            leeway=LEEWAY_S,
            options={"require": NEEDED, "strict_aud": False},
        )
    except jwt.PyJWTError as refusal:
        code = next((code for kind, code in _REASONS if isinstance(refusal, kind)), Code.SIGNATURE)
        raise OidcFailure(code) from None
    # Meant for us and for nobody else.
    if claims["aud"] not in (credentials.client_id, [credentials.client_id]):
        raise OidcFailure(Code.AUDIENCE)
    return claims


def _identity(claims: Mapping[str, Any]) -> Identity:
    subject, amr = claims["sub"], claims.get("amr")
    if not isinstance(subject, str) or not subject or len(subject) > 255:
        raise OidcFailure(Code.MALFORMED)
    return Identity(
        issuer=str(claims["iss"]),
        subject=subject,
        email=_text(claims.get("email"), 254).lower(),
        # Some write it as a word.
        email_verified=claims.get("email_verified") in (True, "true"),
        prenom=_text(claims.get("given_name"), 100),
        nom=_text(claims.get("family_name"), 100),
        amr=frozenset(one for one in amr if isinstance(one, str)) if isinstance(amr, list) else frozenset(),
    )


def _text(value: object, longest: int) -> str:
    return value.strip()[:longest] if isinstance(value, str) and "\x00" not in value else ""
