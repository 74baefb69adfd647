"""The command palette and the counts of the navigation."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request

from egide.foundation.api.public import ApiView, json_response
from egide.kit.errors import Invalid
from egide.modules.clients.public import palette_clients
from egide.modules.intake.api.entretiens import as_json
from egide.modules.intake.api.schema import ATraiter, Trouve
from egide.modules.intake.selectors.listing import palette, todo
from egide.modules.suivi.public import todo_counts

LONGEST = 100


class SearchView(ApiView):
    """Clients and meetings, as one types."""

    abilities = {"GET": "entretiens.view"}

    @extend_schema(
        operation_id="search",
        parameters=[OpenApiParameter("q", OpenApiTypes.STR, description="Ce qui est tapé ; vide : rien.")],
        responses=Trouve,
    )
    def get(self, request: Request) -> HttpResponse:
        typed = request.query_params.get("q", "")
        if len(typed) > LONGEST:
            raise Invalid({"q": [_("Au plus %(longueur)s caractères.") % {"longueur": LONGEST}]})
        clients = [
            {("contrats" if name == "nombre_contrats" else name): value for name, value in row.items()}
            for row in palette_clients(typed)
        ]
        return json_response(as_json({"clients": clients, "entretiens": palette(typed)}).encode())


class TodoView(ApiView):
    """What waits for somebody."""

    abilities = {"GET": "entretiens.view"}

    @extend_schema(operation_id="todo", responses=ATraiter)
    def get(self, request: Request) -> HttpResponse:
        return json_response(as_json(todo() | todo_counts(self.caller.membership_id)).encode())
