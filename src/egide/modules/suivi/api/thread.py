"""The thread of a client's file."""

from __future__ import annotations

from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.api.public import PAGE_PARAMETERS, ApiView, page_of
from egide.kit.errors import Invalid
from egide.modules.clients.public import present_client
from egide.modules.suivi.api.schema import REFERENCE, Fil
from egide.modules.suivi.codes import FIL
from egide.modules.suivi.selectors.thread import Cursor, thread


class ThreadView(ApiView):
    """All that happened on a client's file, latest first."""

    abilities = {"GET": "clients.history"}

    @extend_schema(
        operation_id="fil_read",
        parameters=[
            REFERENCE,
            OpenApiParameter("kinds", OpenApiTypes.STR, description=f"Séparés par des virgules : {', '.join(FIL)}."),
            OpenApiParameter("cursor", OpenApiTypes.STR, description="Le `next` de la page précédente."),
            PAGE_PARAMETERS[1],
        ],
        responses=Fil,
    )
    def get(self, request: Request, reference: str) -> Response:
        kinds = [kind.strip() for kind in request.query_params.get("kinds", "").split(",") if kind.strip()]
        if not set(kinds) <= set(FIL):
            raise Invalid({"kinds": [_("Valeurs possibles : %s.") % ", ".join(FIL)]})
        cursor = request.query_params.get("cursor")
        events, following = thread(
            client_id=present_client(reference),
            kinds=kinds,
            cursor=Cursor.read(cursor) if cursor else None,
            limit=page_of(request).size,
        )
        return Response({"results": events, "next": following.text() if following else None})
