"""Documents: prepared, previewed, made, listed, read."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from uuid import UUID

import django_filters
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.accounts.public import Caller
from egide.foundation.api.public import (
    PAGE_PARAMETERS,
    ApiView,
    etag_of,
    expected_version,
    filtered,
    json_object,
    json_page,
    json_response,
    page_of,
    sort_of,
)
from egide.foundation.files.api import FILE_RESPONSES, INLINE, RANGE_HEADER, file_response, made_pdf
from egide.kit.errors import Invalid, NotFound
from egide.modules.clients.public import present_client
from egide.modules.documents.api.schema import (
    ID,
    KIND,
    REFERENCE,
    DocumentPage,
    PreparationDeDocument,
    SaisieDeDocument,
)
from egide.modules.documents.api.schema import Document as DocumentShape
from egide.modules.documents.codes import ETATS, FIELDS, KINDS, NATURES
from egide.modules.documents.models import Document
from egide.modules.documents.selectors.documents import SORTS, document_rows, find_document, present_documents
from egide.modules.documents.selectors.preparation import Preparation, drawn, prepare
from egide.modules.documents.services.making import make, type_in

_LIST = [
    OpenApiParameter("q", OpenApiTypes.STR, description="Mots du nom du client, sans accents."),
    OpenApiParameter("kind", OpenApiTypes.STR, enum=list(NATURES)),
    OpenApiParameter("etat", OpenApiTypes.STR, enum=list(ETATS)),
    OpenApiParameter("sort", OpenApiTypes.STR, description=f"{', '.join(SORTS)} ; « - » devant pour décroître."),
    *PAGE_PARAMETERS,
]


class DocumentFilters(django_filters.FilterSet):  # type: ignore[misc]
    kind = django_filters.ChoiceFilter(choices=[(kind, kind) for kind in NATURES])
    etat = django_filters.ChoiceFilter(choices=[(etat, etat) for etat in ETATS])
    q = django_filters.CharFilter(method="by_client", max_length=100)

    def by_client(self, rows: QuerySet[Document], name: str, value: str) -> QuerySet[Document]:
        for word in value.split()[:5]:
            rows = rows.filter(client__nom__icontains=word) | rows.filter(client__prenom__icontains=word)
        return rows


def adviser(caller: Caller) -> str:
    """Who hands the document over, as it says."""
    return f"{caller.prenom} {caller.nom}"


class DocumentsView(ApiView):
    """Every document of the firm, or of the clients one sees."""

    abilities = {"GET": "documents.view"}

    @extend_schema(operation_id="documents_list", parameters=_LIST, responses=DocumentPage)
    def get(self, request: Request) -> HttpResponse:
        found = filtered(DocumentFilters, request, present_documents())
        order = sort_of(request, SORTS, "-created_at")
        return json_response(json_page(document_rows(found).order_by(*order), page_of(request), counted=found))


class ClientDocumentsView(ApiView):
    """The documents of a client."""

    abilities = {"GET": "documents.view"}

    @extend_schema(operation_id="client_documents_list", parameters=[REFERENCE, *_LIST], responses=DocumentPage)
    def get(self, request: Request, reference: str) -> HttpResponse:
        own = present_documents().filter(client_id=present_client(reference))
        found = filtered(DocumentFilters, request, own)
        order = sort_of(request, SORTS, "-created_at")
        return json_response(json_page(document_rows(found).order_by(*order), page_of(request), counted=found))


def _prepared(preparation: Preparation) -> Response:
    response = Response(
        {
            "kind": preparation.kind,
            "titre": KINDS[preparation.kind],
            "numero": preparation.numero,
            "pret": preparation.pret,
            "manques": [asdict(one) for one in preparation.manques],
            "saisie": preparation.saisie,
            "version": preparation.version,
        }
    )
    response.headers["ETag"] = etag_of(preparation.version)
    return response


class PreparationView(ApiView):
    """A document about to be made for a client."""

    abilities = {"GET": "documents.view", "PATCH": "documents.make", "POST": "documents.make"}
    versioned = True

    @extend_schema(operation_id="document_prepare", parameters=[REFERENCE, KIND], responses=PreparationDeDocument)
    def get(self, request: Request, reference: str, kind: str) -> Response:
        return _prepared(prepare(reference=reference, kind=kind, conseiller=adviser(self.caller)))

    @extend_schema(
        operation_id="document_type_in",
        parameters=[REFERENCE, KIND],
        request=SaisieDeDocument,
        responses=PreparationDeDocument,
    )
    def patch(self, request: Request, reference: str, kind: str) -> Response:
        """La version lue vaut 0 avant la première saisie."""
        if kind not in KINDS:
            raise NotFound
        values = SaisieDeDocument.check(request)
        if foreign := sorted(set(values) - FIELDS[kind]):
            raise Invalid({nom: ["Champ inconnu."] for nom in foreign})
        plain = {nom: value.isoformat() if isinstance(value, date) else value for nom, value in values.items()}
        type_in(reference=reference, kind=kind, values=plain, expected_version=expected_version(request))
        return _prepared(prepare(reference=reference, kind=kind, conseiller=adviser(self.caller)))

    @extend_schema(
        operation_id="document_make", parameters=[REFERENCE, KIND], request=None, responses={201: DocumentShape}
    )
    def post(self, request: Request, reference: str, kind: str) -> HttpResponse:
        """Établit une nouvelle version, à partir de ce que disent maintenant le dossier et le cabinet."""
        made = make(reference=reference, kind=kind, conseiller=adviser(self.caller), by=self.caller.membership_id)
        return document_response(made.id, status=201)


class PreviewView(ApiView):
    """A document as it would be made now, marked as a draft."""

    abilities = {"GET": "documents.view"}

    @extend_schema(
        operation_id="document_preview",
        parameters=[REFERENCE, KIND],
        responses={(200, "application/pdf"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, reference: str, kind: str) -> HttpResponse:
        preparation = prepare(reference=reference, kind=kind, conseiller=adviser(self.caller))
        return made_pdf(drawn(preparation, at=timezone.now(), projet=True), f"Projet {KINDS[kind]}.pdf")


def document_response(document_id: UUID, status: int = 200) -> HttpResponse:
    """The document as lists show it."""
    body = json_object(document_rows(present_documents().filter(pk=document_id)))
    if body is None:
        raise NotFound
    return json_response(body, status=status)


class DocumentView(ApiView):
    """One document."""

    abilities = {"GET": "documents.view"}

    @extend_schema(operation_id="documents_read", parameters=[ID], responses=DocumentShape)
    def get(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        return document_response(id)


class DocumentContentView(ApiView):
    """The content of a document."""

    abilities = {"GET": "documents.view"}

    @extend_schema(operation_id="documents_content", parameters=[ID, INLINE, RANGE_HEADER], responses=FILE_RESPONSES)
    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        return file_response(request, find_document(id).file)
