"""The parts of a file: once-only sections and rows. One class a section, so that OpenAPI names each shape."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpResponse
from django.urls import URLPattern, path
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework.request import Request

from egide.foundation.api.public import empty, expected_version, json_response
from egide.modules.clients.api.base import REFERENCE, ClientApiView, body_of, record_response, to_json
from egide.modules.clients.api.schema import RECORD, RECORD_INPUT
from egide.modules.clients.dictionary import RECORDS, ROWS
from egide.modules.clients.selectors.dossier import dossier_text
from egide.modules.clients.services.sections import (
    add_row,
    delete_row,
    delete_section,
    restore_row,
    update_row,
    upsert_section,
)

REMOVED = {204: OpenApiResponse(description="Retiré ; `restore` le rend.")}


class RecordView(ClientApiView):
    """A section that a client has once. A first PATCH makes it and needs no If-Match."""

    abilities = {"PATCH": "clients.edit", "DELETE": "clients.edit"}
    versioned = True
    unconditional = frozenset({"PATCH"})
    section: ClassVar[str] = ""

    def patch(self, request: Request, reference: str) -> HttpResponse:
        stated = "If-Match" in request.headers
        record = upsert_section(
            reference=reference,
            section=self.section,
            values=body_of(request),
            origine=self.origine,
            expected_version=expected_version(request) if stated else None,
            must_be_new=not stated,
        )
        return record_response(record)

    def delete(self, request: Request, reference: str) -> HttpResponse:
        delete_section(
            reference=reference,
            section=self.section,
            origine=self.origine,
            expected_version=expected_version(request),
        )
        return empty()


class RecordRestoreView(ClientApiView):
    """A once-only section taken away comes back."""

    abilities = {"POST": "clients.edit"}
    section: ClassVar[str] = ""

    def post(self, request: Request, reference: str) -> HttpResponse:
        return record_response(
            restore_row(reference=reference, section=self.section, row_id=None, origine=self.origine)
        )


class RowsView(ClientApiView):
    """The rows of a section."""

    abilities = {"GET": "clients.view", "POST": "clients.edit"}
    section: ClassVar[str] = ""

    def get(self, request: Request, reference: str) -> HttpResponse:
        return json_response(to_json(dossier_text(reference).parsed()[self.section]))

    def post(self, request: Request, reference: str) -> HttpResponse:
        row = add_row(reference=reference, section=self.section, values=body_of(request), origine=self.origine)
        return record_response(row, 201)


class RowView(ClientApiView):
    """One row."""

    abilities = {"PATCH": "clients.edit", "DELETE": "clients.edit"}
    versioned = True
    section: ClassVar[str] = ""

    def patch(self, request: Request, reference: str, row_id: UUID) -> HttpResponse:
        row = update_row(
            reference=reference,
            section=self.section,
            row_id=row_id,
            values=body_of(request),
            origine=self.origine,
            expected_version=expected_version(request),
        )
        return record_response(row)

    def delete(self, request: Request, reference: str, row_id: UUID) -> HttpResponse:
        delete_row(
            reference=reference,
            section=self.section,
            row_id=row_id,
            origine=self.origine,
            expected_version=expected_version(request),
        )
        return empty()


class RowRestoreView(ClientApiView):
    """A row taken away comes back."""

    abilities = {"POST": "clients.edit"}
    section: ClassVar[str] = ""

    def post(self, request: Request, reference: str, row_id: UUID) -> HttpResponse:
        return record_response(
            restore_row(reference=reference, section=self.section, row_id=row_id, origine=self.origine)
        )


def _view(base: type[ClientApiView], section: str, **documented: Any) -> Any:
    """`base` for one section; `documented` is method=(operation, request, responses)."""
    shown = {
        method: extend_schema(
            operation_id=f"{section}_{operation}", parameters=[REFERENCE], request=request, responses=responses
        )
        for method, (operation, request, responses) in documented.items()
    }
    name = f"{section.title().replace('_', '')}{base.__name__}"
    made: Any = type(name, (base,), {"section": section, "__doc__": base.__doc__, "__module__": __name__})
    return extend_schema_view(**shown)(made).as_view()


def record_urls(section: str) -> list[URLPattern]:
    shape, given = RECORD[section], RECORD_INPUT[section]
    root = f"clients/<str:reference>/{section}"
    whole = _view(RecordView, section, patch=("update", given, shape), delete=("delete", None, REMOVED))
    restore = _view(RecordRestoreView, section, post=("restore", None, shape))
    return [path(root, whole, name=section), path(f"{root}/restore", restore, name=f"{section}-restore")]


def row_urls(section: str) -> list[URLPattern]:
    shape, given = RECORD[section], RECORD_INPUT[section]
    root = f"clients/<str:reference>/{section}"
    rows = _view(RowsView, section, get=("list", None, shape(many=True)), post=("create", given, {201: shape}))
    row = _view(RowView, section, patch=("update", given, shape), delete=("delete", None, REMOVED))
    restore = _view(RowRestoreView, section, post=("restore", None, shape))
    return [
        path(root, rows, name=section),
        path(f"{root}/<uuid:row_id>", row, name=f"{section}-row"),
        path(f"{root}/<uuid:row_id>/restore", restore, name=f"{section}-row-restore"),
    ]


urlpatterns = [
    *(pattern for section in RECORDS for pattern in record_urls(section)),
    *(pattern for section in ROWS for pattern in row_urls(section)),
]
