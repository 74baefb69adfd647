"""Addresses that exist for these tests only: a file sent, and given back."""

from __future__ import annotations

from uuid import UUID

from django.http.response import HttpResponseBase
from django.urls import include, path
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.api.public import ApiView
from egide.foundation.files.api import RawBody, content_sent, file_response, name_sent
from egide.foundation.files.public import StoredFile, store_file

SMALL = 1_048_576


class SendView(ApiView):
    abilities = {"POST": "team.view"}
    parser_classes = (RawBody,)
    replayable = False

    def post(self, request: Request) -> Response:
        stored = store_file(
            content=content_sent(request, SMALL), name=name_sent(request), created_by_id=self.caller.membership_id
        )
        return Response({"id": stored.id, "nom": stored.nom, "media_type": stored.media_type}, status=201)


class ReadView(ApiView):
    abilities = {"GET": "team.view"}

    def get(self, request: Request, file_id: UUID) -> HttpResponseBase:
        return file_response(request, StoredFile.objects.get(pk=file_id))


urlpatterns = [
    path("", include("egide.config.urls")),
    path("api/v1/sent", SendView.as_view()),
    path("api/v1/sent/<uuid:file_id>", ReadView.as_view()),
]
