"""The counts of the navigation."""

from __future__ import annotations

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from egide.foundation.api.public import ApiView, json_response
from egide.modules.intake.api.entretiens import as_json
from egide.modules.intake.api.schema import ATraiter
from egide.modules.intake.selectors.listing import todo
from egide.modules.suivi.public import todo_counts


class TodoView(ApiView):
    """What waits for somebody."""

    abilities = {"GET": "entretiens.view"}

    @extend_schema(operation_id="todo", responses=ATraiter)
    def get(self, request: Request) -> HttpResponse:
        return json_response(as_json(todo() | todo_counts(self.caller.membership_id)).encode())
