"""A document is sent by e-mail, its link taken back, its signature and proof read."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.api.public import ApiView
from egide.foundation.files.api import FILE_RESPONSES, INLINE, RANGE_HEADER, file_response
from egide.kit.errors import NotFound
from egide.modules.documents.api.documents import document_response
from egide.modules.documents.api.schema import ID, Document, EnvoiDuDocument, EnvoiSaisi
from egide.modules.documents.codes import PARTIES
from egide.modules.documents.models import Partie
from egide.modules.documents.selectors.documents import find_document, sendings_of
from egide.modules.documents.services.sending import revoke, send

PART = OpenApiParameter("partie", OpenApiTypes.STR, OpenApiParameter.PATH, enum=list(PARTIES))


class SendingsView(ApiView):
    """The sendings of a document."""

    abilities = {"GET": "documents.view", "POST": "documents.send"}

    @extend_schema(operation_id="document_sendings", parameters=[ID], responses=EnvoiDuDocument(many=True))
    def get(self, request: Request, id: UUID) -> Response:  # noqa: A002
        return Response(sendings_of(find_document(id).id))

    @extend_schema(operation_id="document_send", parameters=[ID], request=EnvoiSaisi, responses={201: Document})
    def post(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Envoie un lien par e-mail ; le document n’est pas joint au message."""
        document = find_document(id)
        send(document=document, by=self.caller.membership_id, **EnvoiSaisi.check(request))
        return document_response(document.id, status=201)


class SendingView(ApiView):
    """One sending."""

    abilities = {"DELETE": "documents.send"}

    @extend_schema(operation_id="document_sending_revoke", parameters=[ID], responses={200: Document})
    def delete(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Ferme le lien : il ne montre plus rien."""
        return document_response(revoke(envoi_id=id).document_id)


class SignedPartView(ApiView):
    """The signed document, or its proof."""

    abilities = {"GET": "documents.view"}

    @extend_schema(
        operation_id="document_signed_part", parameters=[ID, PART, INLINE, RANGE_HEADER], responses=FILE_RESPONSES
    )
    def get(self, request: Request, id: UUID, partie: str) -> HttpResponseBase:  # noqa: A002
        document = find_document(id)
        rows = Partie.objects.select_related("file").filter(signature__envoi__document=document, nom=partie)
        found = rows.order_by("-signature__signed_at").first()
        if found is None:
            raise NotFound
        return file_response(request, found.file)
