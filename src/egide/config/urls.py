"""Every address of the product."""

from __future__ import annotations

from django.urls import include, path, re_path

from egide.config.page import application

handler400 = "egide.foundation.api.problems.bad_request"
handler403 = "egide.foundation.api.problems.permission_denied"
handler404 = "egide.foundation.api.problems.not_found"
handler500 = "egide.foundation.api.problems.server_error"

urlpatterns = [
    path("", include("egide.foundation.observability.urls")),
    path("api/v1/", include("egide.foundation.api.urls")),
    path("api/v1/", include("egide.foundation.search.api")),
    path("api/v1/", include("egide.foundation.journal.api")),
    path("api/v1/", include("egide.foundation.jobs.api")),
    path("api/v1/", include("egide.foundation.webhooks.api")),
    path("api/v1/", include("egide.foundation.ai.api.urls")),
    path("api/v1/", include("egide.foundation.identity.api.urls")),
    path("api/v1/", include("egide.modules.clients.api.urls")),
    path("api/v1/", include("egide.modules.suivi.api.urls")),
    path("api/v1/", include("egide.modules.intake.api.urls")),
    path("api/v1/", include("egide.modules.adequation.api.urls")),
    path("api/v1/", include("egide.modules.conformite.api.urls")),
    path("api/v1/", include("egide.modules.imports.api.urls")),
    path("api/v1/", include("egide.modules.documents.api.urls")),
    path("_allauth/", include("allauth.headless.urls")),
    # Not the API's, not a file of the build: the web application answers.
    re_path(r"^(?!api/|_allauth/|assets/|health/|metrics)(?P<path>.*)$", application),
]
