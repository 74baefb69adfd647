"""What a request says of itself: its id, where it comes from, whose session it shows."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

from egide.kit.ids import uuid7


def request_id_of(request: HttpRequest) -> str:
    """The id given by the logging middleware, else (a test's bare request) a new one; kept."""
    known = getattr(request, "request_id", None)
    if not known:
        known = str(uuid7())
        request.request_id = known  # type: ignore[attr-defined]
    return str(known)


def client_ip(request: HttpRequest) -> str | None:
    """The peer's address; behind `ALLAUTH_TRUSTED_PROXY_COUNT` proxies, the one the outermost of them saw."""
    address = request.META.get("REMOTE_ADDR", "")
    proxies = getattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", 0)
    if proxies:
        hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
        if len(hops) >= proxies:
            address = hops[-proxies]
    try:
        return str(ip_address(address))
    except ValueError:
        return None


def session_token(request: HttpRequest) -> tuple[str | None, bool]:
    """The session key shown, and whether by cookie (then unsafe methods need the CSRF token)."""
    header = request.headers.get("X-Session-Token")
    if header:
        return header, False
    return request.COOKIES.get(settings.SESSION_COOKIE_NAME) or None, True


def bearer_token(request: HttpRequest) -> str | None:
    """The token of a program, from `Authorization: Bearer`."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None
