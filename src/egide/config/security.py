"""Headers that keep a page from running or sending anything we did not write."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class ContentSecurityPolicy:
    """Scripts, styles and fonts from this origin only; sockets to the live server only."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        live = settings.EGIDE_LIVE_URL.rsplit("/ws", 1)[0]
        sources = " ".join(dict.fromkeys(live.replace("{host}", host) for host in ("127.0.0.1", "localhost")))
        self.policy = "; ".join(
            [
                "default-src 'self'",
                "img-src 'self' data: blob:",
                "style-src 'self' 'unsafe-inline'",
                f"connect-src 'self' {sources}".rstrip(),
                "object-src 'none'",
                "base-uri 'none'",
                "frame-ancestors 'none'",
                "form-action 'self'",
            ]
        )

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(self)")
        return response
