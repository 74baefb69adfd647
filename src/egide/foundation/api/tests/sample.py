"""Addresses that exist for these tests only: each refusal, and a list written by PostgreSQL."""

from __future__ import annotations

from django.db import connection
from django.db.models import F
from django.http import HttpResponse
from django.urls import include, path
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.accounts.public import Membership
from egide.foundation.api.public import (
    PUBLIC,
    SESSION,
    ApiView,
    etag_of,
    expected_version,
    fields_of,
    json_page,
    json_response,
    page_of,
    sort_of,
)
from egide.foundation.authz.public import abilities_expression
from egide.foundation.tenancy.public import current_team_id
from egide.kit import errors

REFUSALS: dict[str, Exception] = {
    "invalid": errors.Invalid({"nom": ["Ce champ est nécessaire."]}),
    "forbidden": errors.Forbidden(),
    "missing": errors.NotFound(),
    "conflict": errors.Conflict("pending", "Il reste %(n)s décisions à prendre.", n=3),
    "stale": errors.StaleVersion(),
    "unconditional": errors.PreconditionRequired(),
    "throttled": errors.TooManyRequests(7),
    "heavy": errors.PayloadTooLarge(),
}
COLUMNS = ("id", "prenom", "role", "abilities")


class RefuseView(ApiView):
    """Changes something, then refuses."""

    abilities = {"POST": "team.view"}

    def post(self, request: Request, why: str) -> HttpResponse:
        Membership.objects.update(titre="changé")
        if why == "number":
            with connection.cursor() as cursor:
                cursor.execute("SELECT 99999999999::int")
        raise REFUSALS[why]


class ForgottenView(ApiView):
    """Declares nothing for POST."""

    abilities = {"GET": "team.view"}

    def get(self, request: Request) -> Response:
        return Response({"team_id": current_team_id()})

    def post(self, request: Request) -> Response:
        return Response({})


class OpenView(ApiView):
    abilities = {"GET": PUBLIC, "POST": SESSION}

    def get(self, request: Request) -> Response:
        return Response({"who": self.caller_or_none and self.caller.prenom})

    def post(self, request: Request) -> Response:
        return Response(request.data)


class ListView(ApiView):
    abilities = {"GET": "team.view"}

    def get(self, request: Request) -> HttpResponse:
        rows = Membership.objects.exclude(user__prenom=request.query_params.get("sauf", ""))
        columns = {
            "id": F("id"),
            "prenom": F("user__prenom"),
            "role": F("role"),
            "abilities": abilities_expression(self.caller, "sample"),
        }
        asked = fields_of(request, COLUMNS)
        order = sort_of(request, {"prenom": "user__prenom", "role": "role"}, "prenom")
        plain = [name for name in asked if name in ("id", "role")]
        page = rows.order_by(*order).values(*plain, **{name: columns[name] for name in asked if name not in plain})
        return json_response(json_page(page, page_of(request), counted=rows))


class VersionView(ApiView):
    abilities = {"PATCH": "team.view"}
    versioned = True

    def patch(self, request: Request) -> HttpResponse:
        if expected_version(request) != 3:
            raise errors.StaleVersion
        return json_response(b"{}", etag=etag_of(4))


urlpatterns = [
    path("api/v1/refuse/<str:why>", RefuseView.as_view()),
    path("api/v1/forgotten", ForgottenView.as_view()),
    path("api/v1/open", OpenView.as_view()),
    path("api/v1/list", ListView.as_view()),
    path("api/v1/version", VersionView.as_view()),
    path("api/v1/", include("egide.foundation.api.urls")),
    path("_allauth/", include("allauth.headless.urls")),
]
