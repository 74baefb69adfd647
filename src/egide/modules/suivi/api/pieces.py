"""Documents attached to a client: listed, sent, read, renamed, taken away, given back."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import django_filters
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.utils.encoders import JSONEncoder

from egide.foundation.api.public import (
    PAGE_PARAMETERS,
    ApiView,
    empty,
    etag_of,
    expected_version,
    filtered,
    json_object,
    json_page,
    json_response,
    page_of,
    sort_of,
)
from egide.foundation.authz.public import require
from egide.foundation.files.api import (
    FILE_RESPONSES,
    INLINE,
    NAME_HEADER,
    OCTETS,
    RANGE_HEADER,
    RawBody,
    content_sent,
    file_response,
    name_sent,
)
from egide.kit.errors import NotFound
from egide.modules.clients.public import present_client
from egide.modules.suivi.api.schema import ID, REFERENCE, PieceChangee, PieceDeposee, PiecePage
from egide.modules.suivi.api.schema import Piece as PieceShape
from egide.modules.suivi.codes import PIECES
from egide.modules.suivi.models import Piece
from egide.modules.suivi.selectors.pieces import SORTS, find_piece, piece_rows, present_pieces, same_content
from egide.modules.suivi.selectors.rows import holding
from egide.modules.suivi.services.pieces import attach_piece, change_piece, delete_piece, note_opening, restore_piece

KIND = OpenApiParameter("kind", OpenApiTypes.STR, enum=list(PIECES), description="Sinon, devinée d’après le nom.")
_LIST = [
    OpenApiParameter("q", OpenApiTypes.STR, description="Mots du nom, sans accents."),
    OpenApiParameter("kind", OpenApiTypes.STR, enum=list(PIECES)),
    OpenApiParameter("sort", OpenApiTypes.STR, description=f"{', '.join(SORTS)} ; « - » devant pour décroître."),
    *PAGE_PARAMETERS,
]


class PieceFilters(django_filters.FilterSet):  # type: ignore[misc]
    q = django_filters.CharFilter(method="by_words", max_length=100)
    kind = django_filters.ChoiceFilter(choices=[(kind, kind) for kind in PIECES])

    def by_words(self, rows: QuerySet[Piece], name: str, value: str) -> QuerySet[Piece]:
        found: QuerySet[Piece] = holding(rows, value)
        return found


class PiecesView(ApiView):
    """The documents of a client."""

    abilities = {"GET": "pieces.view", "POST": "pieces.add"}
    throttle_scopes = {"POST": "upload"}
    parser_classes = (RawBody,)  # type: ignore[assignment]
    # A content sent again is told as a twin; keeping it to compare would be keeping it twice.
    replayable = False

    @extend_schema(operation_id="pieces_list", parameters=[REFERENCE, *_LIST], responses=PiecePage)
    def get(self, request: Request, reference: str) -> HttpResponse:
        found = filtered(PieceFilters, request, present_pieces().filter(client_id=present_client(reference)))
        order = sort_of(request, SORTS, "-created_at")
        return json_response(
            json_page(piece_rows(found, self.caller).order_by(*order), page_of(request), counted=found)
        )

    @extend_schema(
        operation_id="pieces_create",
        parameters=[REFERENCE, NAME_HEADER, KIND],
        request={OCTETS: OpenApiTypes.BINARY},
        responses={201: PieceDeposee},
    )
    def post(self, request: Request, reference: str) -> HttpResponse:
        """Le corps de la demande est le fichier. `doublons` nomme les documents du dossier au contenu identique."""
        piece = attach_piece(
            client_id=present_client(reference),
            content=content_sent(request),
            nom=name_sent(request),
            kind=request.query_params.get("kind") or None,
            created_by_id=self.caller.membership_id,
        )
        response = _response(self, piece.id, {"doublons": same_content(piece)}, status=201)
        response.headers["Location"] = f"/api/v1/pieces/{piece.id}"
        return response


def _response(view: ApiView, piece_id: UUID, more: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    body = json_object(piece_rows(Piece.objects.filter(pk=piece_id), view.caller))
    if body is None:
        raise NotFound
    read = json.loads(body)
    if more:
        body = json.dumps(read | more, cls=JSONEncoder, ensure_ascii=False).encode()
    return json_response(body, status=status, etag=etag_of(read["version"]))


class PieceView(ApiView):
    """One document."""

    abilities = {"GET": "pieces.view", "PATCH": "pieces.edit", "DELETE": "pieces.delete"}
    versioned = True

    @extend_schema(operation_id="pieces_read", parameters=[ID], responses=PieceShape)
    def get(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        return _response(self, find_piece(id).id)

    @extend_schema(operation_id="pieces_update", parameters=[ID], request=PieceChangee, responses=PieceShape)
    def patch(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        piece = find_piece(id)
        change_piece(piece=piece, expected_version=expected_version(request), **PieceChangee.check(request))
        return _response(self, piece.id)

    @extend_schema(
        operation_id="pieces_delete", parameters=[ID], responses={204: OpenApiResponse(description="Retiré")}
    )
    def delete(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Retire le document ; `restore` le rend pendant trente jours, puis son contenu est effacé."""
        piece = find_piece(id)
        require(self.caller, "pieces.delete", piece)
        delete_piece(piece=piece, expected_version=expected_version(request))
        return empty()


class PieceRestoreView(ApiView):
    """A document that was taken away."""

    abilities = {"POST": "pieces.delete"}

    @extend_schema(operation_id="pieces_restore", parameters=[ID], request=None, responses=PieceShape)
    def post(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        piece = find_piece(id, removed=True)
        require(self.caller, "pieces.delete", piece)
        restore_piece(piece=piece)
        return _response(self, piece.id)


class PieceContentView(ApiView):
    """The content of a document."""

    abilities = {"GET": "pieces.view"}

    @extend_schema(operation_id="pieces_content", parameters=[ID, INLINE, RANGE_HEADER], responses=FILE_RESPONSES)
    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        """Le fichier. Chaque ouverture par une personne entre au journal."""
        piece = find_piece(id)
        note_opening(piece=piece, user_id=self.caller.user_id)
        return file_response(request, piece.file, name=piece.nom)
