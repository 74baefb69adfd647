"""Who may open a socket, from which page."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, urlsplit

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import close_old_connections

from egide.foundation.accounts.public import Caller, resolve_caller

Scope = dict[str, Any]
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def header(scope: Scope, name: bytes) -> str:
    """The header's value, or an empty string."""
    for key, value in scope["headers"]:
        if key.lower() == name:
            return bytes(value).decode("latin-1")
    return ""


def query(scope: Scope) -> dict[str, str]:
    """The query's parameters, the last of each name."""
    return {name: values[-1] for name, values in parse_qs(scope["query_string"].decode("latin-1")).items()}


def allowed_origins() -> frozenset[str]:
    """The product's own pages; on a developer's machine, under any of its names."""
    public = urlsplit(settings.EGIDE_PUBLIC_URL)
    origins = {settings.EGIDE_PUBLIC_URL, *settings.CSRF_TRUSTED_ORIGINS}
    if public.hostname in ("127.0.0.1", "localhost", "::1"):
        port = f":{public.port}" if public.port else ""
        origins |= {f"{public.scheme}://{host}{port}" for host in LOOPBACK}
    return frozenset(origins)


def session_key(scope: Scope) -> tuple[str, bool]:
    """The session's key, and whether a browser sent it by itself (a cookie)."""
    token = query(scope).get("token", "")
    if token:
        return token, False
    try:
        cookie = SimpleCookie(header(scope, b"cookie")).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return "", True
    return (cookie.value if cookie else ""), True


def origin_allowed(scope: Scope, *, by_cookie: bool) -> bool:
    """A cookie travels from any page, so the page must be ours; a program with a token has no page."""
    origin = header(scope, b"origin")
    if not origin:
        return not by_cookie
    return origin in allowed_origins()


@sync_to_async(thread_sensitive=False)
def identify(key: str) -> Caller | None:
    """The caller of a session as of now, or None. One statement, in a thread.

    :raises django.db.Error: the database does not answer.
    """
    if not key:
        return None
    try:
        return resolve_caller(key)
    finally:
        close_old_connections()
