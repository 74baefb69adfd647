"""One identifier, one line and one measure for every request."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from egide.foundation.observability.context import log_context
from egide.foundation.observability.metrics import HTTP_DURATION, HTTP_REQUESTS
from egide.kit.ids import uuid7

logger = logging.getLogger("egide.request")

# UUIDs and W3C trace identifiers; anything else might carry something about somebody.
ACCEPTED_ID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|[0-9a-f]{32}")
METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
QUIET_ROUTES = frozenset({"health/live", "health/ready", "metrics"})
UNMATCHED = "unmatched"


def request_id_of(request: HttpRequest) -> str:
    """The caller's X-Request-Id when it has the shape of an identifier, else a new one."""
    sent = request.headers.get("X-Request-Id", "")
    return sent if ACCEPTED_ID.fullmatch(sent) else str(uuid7())


def route_of(request: HttpRequest) -> str:
    """The URL pattern that answered, never the address itself."""
    match = request.resolver_match
    if match is None:
        return UNMATCHED
    return "application" if match.route.startswith("^") else match.route


class RequestMiddleware:
    """Gives the request its identifier (`request.request_id`, `X-Request-Id`), then logs and counts it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request_id = request_id_of(request)
        request.request_id = request_id  # type: ignore[attr-defined]
        started = time.perf_counter()
        with log_context(request_id=request_id):
            response = self.get_response(request)
            seconds = time.perf_counter() - started
            response.headers["X-Request-Id"] = request_id
            self.record(request, response, seconds)
        return response

    def record(self, request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
        route = route_of(request)
        method = request.method if request.method in METHODS else "OTHER"
        HTTP_REQUESTS.labels(route, method, response.status_code).inc()
        HTTP_DURATION.labels(route, method).observe(seconds)
        if route in QUIET_ROUTES and response.status_code < 400:
            return
        caller = getattr(request, "caller", None)
        logger.log(
            logging.ERROR if response.status_code >= 500 else logging.INFO,
            "request",
            extra={
                "method": method,
                "route": route,
                "status": response.status_code,
                "bytes": len(response.content) if isinstance(response, HttpResponse) else None,
                "duration_ms": round(seconds * 1000, 1),
                "team_id": getattr(caller, "team_id", None),
                "user_id": getattr(caller, "user_id", None),
            },
        )

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """An exception no view expected: its place is logged here, its message nowhere."""
        logger.error("request.error", exc_info=error, extra={"route": route_of(request), "method": request.method})
