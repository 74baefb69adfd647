"""Addresses for machines that watch the service: no session, no firm, nothing personal."""

from __future__ import annotations

import logging

from django.db import Error, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST
from psycopg_pool import PoolTimeout

from egide.foundation.observability.access import may_scrape
from egide.foundation.observability.metrics import exposition
from egide.foundation.observability.probes import check_database, queue_state

logger = logging.getLogger("egide.health")


@transaction.non_atomic_requests
@never_cache
@require_safe
def live(_request: HttpRequest) -> JsonResponse:
    """The process answers. Touches nothing else."""
    return JsonResponse({"status": "ok"})


@transaction.non_atomic_requests
@never_cache
@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """200 when requests can be served, 503 when not.

    Without a worker the answer stays 200 with `"status": "degraded"`: pages are served and jobs wait, and taking the
    web away would not help.
    """
    try:
        check_database()
        queue = queue_state(counts=False)
    except (Error, PoolTimeout) as error:
        logger.warning("health.database", exc_info=error)
        return JsonResponse({"status": "unavailable", "database": "unreachable", "queue": "unknown"}, status=503)
    return JsonResponse(
        {
            "status": "ok" if queue.workers else "degraded",
            "database": "ok",
            "queue": {
                "workers": queue.workers,
                "depth": {name: waiting.count for name, waiting in queue.due.items()},
                "oldest_seconds": {name: round(waiting.oldest_seconds, 1) for name, waiting in queue.due.items()},
            },
        }
    )


@transaction.non_atomic_requests
@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus's text format."""
    if not may_scrape(
        address=request.META.get("REMOTE_ADDR", ""),
        authorization=request.headers.get("Authorization", ""),
        forwarded="X-Forwarded-For" in request.headers,
    ):
        return HttpResponseForbidden()
    return HttpResponse(exposition(), content_type=CONTENT_TYPE_LATEST)
