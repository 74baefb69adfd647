"""A real OpenID Connect provider: discovery, authorize, token (PKCE, secret), keys; honest until told otherwise."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLAIRE = {"sub": "c-1", "email": "claire.vasseur@lavigne.example", "given_name": "Claire", "family_name": "Vasseur"}
CLIENT_ID, CLIENT_SECRET = "egide-tests", "un secret de plus de seize caractères"


@dataclass
class Key:
    """A signing key; `kid` is how the token names it."""

    kid: str
    private: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))

    @property
    def public(self) -> dict[str, Any]:
        found = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.private.public_key()))
        return {**found, "kid": self.kid, "use": "sig", "alg": "RS256"}


@dataclass
class OidcProvider:
    """`person` is who logs in there; `lies` are written over what an id_token says, `forged` signs it with a key that
    is not published; `says` is written over the discovery document."""

    port: int = 0
    person: dict[str, Any] = field(default_factory=dict)
    lies: dict[str, Any] = field(default_factory=dict)
    says: dict[str, Any] = field(default_factory=dict)
    forged: bool = False
    algorithm: str = "RS256"
    down: bool = False
    keys: list[Key] = field(default_factory=lambda: [Key("first")])
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def rotate(self) -> None:
        """A new key takes the place of the one that signed until now."""
        self.keys = [Key(secrets.token_hex(4))]

    def authorize(self, query: dict[str, str]) -> str:
        """The person agrees: where their browser is sent back to."""
        assert query["response_type"] == "code" and "openid" in query["scope"].split()
        assert query["client_id"] == CLIENT_ID and query["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def token(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        given = base64.b64decode(authorization.removeprefix("Basic ")).decode().partition(":")
        asked = self.codes.pop(form["code"], None)
        if (unquote(given[0]), unquote(given[2])) != (CLIENT_ID, CLIENT_SECRET):
            return 401, {"error": "invalid_client"}
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if asked is None or asked["code_challenge"] != challenge or asked["redirect_uri"] != form["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": "x", "token_type": "Bearer", "id_token": self.id_token(asked["nonce"])}

    def id_token(self, nonce: str) -> str:
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + 300, "nonce": nonce}
        claims |= {"email_verified": True, **self.person, **self.lies}
        key = self.keys[0]
        if self.algorithm == "HS256":
            return jwt.encode(claims, CLIENT_SECRET.ljust(32), "HS256", headers={"kid": key.kid})
        signing = Key(key.kid) if self.forged else key
        return jwt.encode(claims, signing.private, "RS256", headers={"kid": key.kid})

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            **self.says,
        }


@contextmanager
def oidc_provider() -> Iterator[OidcProvider]:
    """A provider of one's own on a free port."""
    provider = OidcProvider()

    class Handler(_Handler):
        of = provider

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    of: OidcProvider

    def log_message(self, *_args: Any) -> None:
        """Nothing: the tests look at `asked`."""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.of.asked.append(parts.path)
        match parts.path:
            case _ if self.of.down:
                self._json(503, {})
            case "/.well-known/openid-configuration":
                self._json(200, self.of.discovery())
            case "/keys":
                self._json(200, {"keys": [key.public for key in self.of.keys]})
            case "/authorize":
                query = {name: values[0] for name, values in parse_qs(parts.query).items()}
                self.send_response(302)
                self.send_header("Location", self.of.authorize(query))
                self.end_headers()
            case _:
                self._json(404, {})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.of.asked.append(urlsplit(self.path).path)
        if self.of.down:
            return self._json(503, {})
        form = {name: values[0] for name, values in parse_qs(body).items()}
        return self._json(*self.of.token(form, self.headers.get("Authorization", "")))

    def _json(self, status: int, said: dict[str, Any]) -> None:
        content = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
