"""The one HTML page: every address that is not the API's belongs to the web application."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe


@transaction.non_atomic_requests
@ensure_csrf_cookie
@require_safe
def application(request: HttpRequest, path: str = "") -> HttpResponse:
    """Serves the built index page; the browser's router takes it from there."""
    index = settings.WEB_DIST / "index.html"
    if not index.is_file():
        return HttpResponse(
            _("L’application web n’est pas construite : lancez « make install »."),
            status=503,
            content_type="text/plain; charset=utf-8",
        )
    return HttpResponse(index.read_bytes(), headers={"Cache-Control": "no-cache"})
