"""The list of clients as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.core.exceptions import EmptyResultSet
from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request

from egide.foundation.accounts.public import Caller
from egide.foundation.api.public import sort_of
from egide.foundation.tenancy.public import seeing, team_scope
from egide.kit.errors import Forbidden, Invalid
from egide.kit.sheets import Value, csv_chunks, xlsx_chunks
from egide.modules.clients.api.base import ClientApiView
from egide.modules.clients.api.listing import COLONNES, SELECTION, chosen, columns_of
from egide.modules.clients.selectors.export import Language, headings, table
from egide.modules.clients.selectors.listing import sorts
from egide.modules.clients.services.export import note_export

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class ExportView(ClientApiView):
    """What is on screen, in a file: filters, columns, order; what is masked stays masked."""

    abilities = {"GET": "clients.export"}
    throttle_scopes = {"GET": "export"}

    @extend_schema(
        operation_id="clients_export",
        parameters=[
            OpenApiParameter("format", OpenApiTypes.STR, enum=list(MEDIA), required=True),
            *SELECTION,
            OpenApiParameter("sort", OpenApiTypes.STR),
            COLONNES,
        ],
        responses={(200, "*/*"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request) -> StreamingHttpResponse:
        """CSV français (UTF-8, points-virgules) ou classeur Excel. L’export est inscrit au journal du cabinet."""
        caller = self.caller
        if caller.membership_id is None or caller.team_id is None:
            raise Forbidden
        kind = request.query_params.get("format", "")
        if kind not in MEDIA:
            raise Invalid({"format": [_("Valeurs possibles : %s.") % ", ".join(MEDIA)]})
        rows, _narrowed = chosen(request, caller)
        columns = columns_of(request)
        order = sort_of(request, sorts(request.query_params.get("sort", "")), "nom")
        asked = {name: request.query_params[name] for name in ("q", "filtre", "sort") if request.query_params.get(name)}
        count = note_export(member_id=caller.membership_id, kind=kind, asked=asked, columns=columns, rows=rows)
        language: Language = "en" if get_language() == "en" else "fr"
        heads = headings(columns, language)
        yes_no = ("Yes", "No") if language == "en" else ("Oui", "Non")
        body = _values(caller, lambda: table(rows, order, columns, language))
        chunks = csv_chunks(heads, body, yes_no) if kind == "csv" else xlsx_chunks(heads, body, "Clients", yes_no)
        response = StreamingHttpResponse(chunks, content_type=MEDIA[kind])
        name = f"clients-{timezone.localdate():%Y-%m-%d}.{kind}"
        response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
        response.headers["X-Nombre-Lignes"] = str(count)
        return response


def _values(caller: Caller, read: Callable[[], Iterator[list[Value]]]) -> Iterator[list[Value]]:
    """The rows, in a transaction of their own, with the caller's sight: the request's is over when the file is sent."""
    assert caller.team_id is not None
    with seeing(caller.sight), team_scope(caller.team_id):
        try:
            yield from read()
        except EmptyResultSet:
            return
