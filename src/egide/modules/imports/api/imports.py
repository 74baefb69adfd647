"""Files of clients: brought in, matched, checked, written, undone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.accounts.public import Caller
from egide.foundation.api.public import PAGE_PARAMETERS, ApiView, empty, page_of
from egide.foundation.authz.public import require
from egide.foundation.files.api import (
    FILE_RESPONSES,
    NAME_HEADER,
    OCTETS,
    RANGE_HEADER,
    RawBody,
    content_sent,
    file_response,
    name_sent,
)
from egide.foundation.tenancy.public import seeing, team_scope
from egide.kit.errors import Forbidden, Invalid, NotFound
from egide.modules.imports.api import schema
from egide.modules.imports.cibles import cibles
from egide.modules.imports.codes import DECISIONS, VERDICTS
from egide.modules.imports.lecture import ONGLETS, SHOWN_AT_ONCE, detail, groupe, libelle, ligne, lignes, mine, refusees
from egide.modules.imports.lecture import resume as resume_of
from egide.modules.imports.models import Import
from egide.modules.imports.services.annulation import demander_annulation
from egide.modules.imports.services.controle import demander_controle
from egide.modules.imports.services.depot import MAX_BYTES, FileGone, abandonner, deposer
from egide.modules.imports.services.execution import decider, demander_execution

ID = OpenApiParameter("import_id", OpenApiTypes.UUID, OpenApiParameter.PATH)
ONGLET = OpenApiParameter(
    "onglet", OpenApiTypes.STR, enum=list(ONGLETS), description="Un constat, ou ce qui est advenu."
)
MOST_NUMBERS = 1_000


def _member(caller: Caller) -> UUID:
    if caller.membership_id is None:
        raise Forbidden
    return caller.membership_id


def _import(import_id: UUID, caller: Caller, ability: str) -> Import:
    """One import the caller may see or change. One statement. :raises NotFound, Forbidden:"""
    imported = Import.objects.select_related("fichier", "owner__user").filter(pk=import_id).first()
    if imported is None:
        raise NotFound
    require(caller, ability, imported)
    return imported


class ImportsView(ApiView):
    """Past imports, and a new one."""

    abilities = {"GET": "imports.view", "POST": "imports.create"}
    throttle_scopes = {"POST": "upload"}
    parser_classes = (RawBody,)  # type: ignore[assignment]
    # The same file sent again is another import, whose check finds everybody there already.
    replayable = False

    @extend_schema(operation_id="imports_list", responses=schema.ImportListe)
    def get(self, request: Request) -> Response:
        """Les cinquante derniers : les siens, ou ceux du cabinet."""
        return Response({"results": [resume_of(one, self.caller) for one in mine(self.caller)[:SHOWN_AT_ONCE]]})

    @extend_schema(
        operation_id="imports_create",
        parameters=[NAME_HEADER],
        request={OCTETS: OpenApiTypes.BINARY},
        responses={201: schema.ImportDetail},
    )
    def post(self, request: Request) -> Response:
        """Le corps de la demande est le fichier, CSV ou XLSX, 25 Mo et 10 000 lignes au plus."""
        imported = deposer(
            content=content_sent(request, MAX_BYTES), nom=name_sent(request), member_id=_member(self.caller)
        )
        return Response(detail(_import(imported.id, self.caller, "imports.view"), self.caller), status=201)


class CiblesView(ApiView):
    """Where columns may go."""

    abilities = {"GET": "imports.create"}

    @extend_schema(operation_id="imports_cibles", responses=schema.ImportCibles)
    def get(self, request: Request) -> Response:
        places = [
            {"nom": cible.nom, "libelle": libelle(cible.nom), "groupe": groupe(cible.section, cible.rang)}
            for cible in cibles().values()
        ]
        return Response({"results": places})


class ImportView(ApiView):
    """One import."""

    abilities = {"GET": "imports.view", "DELETE": "imports.edit"}

    @extend_schema(operation_id="imports_read", parameters=[ID], responses=schema.ImportDetail)
    def get(self, request: Request, import_id: UUID) -> Response:
        return Response(detail(_import(import_id, self.caller, "imports.view"), self.caller))

    @extend_schema(operation_id="imports_abandon", parameters=[ID], responses={204: None})
    def delete(self, request: Request, import_id: UUID) -> HttpResponseBase:
        """Un import qui n’a rien écrit s’en va, avec son fichier."""
        abandonner(imported=_import(import_id, self.caller, "imports.edit"))
        return empty()


class ControleView(ApiView):
    """The columns' places, and a dry run."""

    abilities = {"POST": "imports.edit"}

    @extend_schema(
        operation_id="imports_controle",
        parameters=[ID],
        request=schema.ImportControle,
        responses={202: schema.ImportDetail},
    )
    def post(self, request: Request, import_id: UUID) -> Response:
        """Chaque ligne est regardée ; rien n’est écrit d’aucun client. Les places sont retenues pour le cabinet."""
        imported = _import(import_id, self.caller, "imports.edit")
        body = _body(request)
        demander_controle(
            imported=imported,
            places=body.get("places"),
            options=body.get("options"),
            member_id=_member(self.caller),
        )
        return Response(detail(imported, self.caller), status=202)


class LignesView(ApiView):
    """The lines of an import."""

    abilities = {"GET": "imports.view"}

    @extend_schema(
        operation_id="imports_lignes", parameters=[ID, ONGLET, *PAGE_PARAMETERS], responses=schema.ImportLignes
    )
    def get(self, request: Request, import_id: UUID) -> Response:
        imported = _import(import_id, self.caller, "imports.view")
        onglet = request.query_params.get("onglet", "")
        if onglet and onglet not in ONGLETS:
            raise Invalid({"onglet": [_("Valeurs possibles : %s.") % ", ".join(ONGLETS)]})
        page, rows = page_of(request), lignes(imported, onglet)
        shown = rows[page.offset : page.offset + page.size]
        return Response({"count": rows.count(), "results": [ligne(one, imported.options) for one in shown]})


class DecisionsView(ApiView):
    """What is asked of some lines, beside what is done by default."""

    abilities = {"POST": "imports.edit"}

    @extend_schema(
        operation_id="imports_decisions",
        parameters=[ID],
        request=schema.ImportDecision,
        responses=schema.ImportDecide,
    )
    def post(self, request: Request, import_id: UUID) -> Response:
        imported = _import(import_id, self.caller, "imports.edit")
        body = _body(request)
        decision, verdict, numbers = body.get("decision"), body.get("verdict"), body.get("numeros")
        errors: dict[str, list[str]] = {}
        if decision not in DECISIONS:
            errors["decision"] = [_("Valeurs possibles : %s.") % ", ".join(filter(None, DECISIONS))]
        if numbers is None and verdict not in VERDICTS:
            errors["verdict"] = [_("Valeurs possibles : %s.") % ", ".join(VERDICTS)]
        if numbers is not None and not _numbers(numbers):
            errors["numeros"] = [_("Donnez des numéros de lignes, %s au plus.") % MOST_NUMBERS]
        if errors:
            raise Invalid(errors)
        count = decider(
            imported=imported,
            decision=str(decision),
            numeros=numbers,
            verdict=None if numbers is not None else str(verdict),
        )
        return Response({"lignes": count})


class ExecutionView(ApiView):
    """The lines written."""

    abilities = {"POST": "imports.edit"}

    @extend_schema(
        operation_id="imports_execution", parameters=[ID], request=None, responses={202: schema.ImportDetail}
    )
    def post(self, request: Request, import_id: UUID) -> Response:
        """Commencé, suivi par `GET`. Arrêté, il reprend où il en était sans rien écrire deux fois."""
        imported = _import(import_id, self.caller, "imports.edit")
        demander_execution(imported=imported)
        return Response(detail(imported, self.caller), status=202)


class AnnulationView(ApiView):
    """The whole of it undone."""

    abilities = {"POST": "imports.edit"}

    @extend_schema(
        operation_id="imports_annulation", parameters=[ID], request=None, responses={202: schema.ImportDetail}
    )
    def post(self, request: Request, import_id: UUID) -> Response:
        """Les clients créés s’en vont, les valeurs d’avant reviennent ; ce que quelqu’un a changé depuis reste."""
        imported = _import(import_id, self.caller, "imports.edit")
        demander_annulation(imported=imported)
        return Response(detail(imported, self.caller), status=202)


class RefusView(ApiView):
    """The refused lines as a file."""

    abilities = {"GET": "imports.view"}
    throttle_scopes = {"GET": "export"}

    @extend_schema(operation_id="imports_refus", parameters=[ID], responses={(200, "text/csv"): OpenApiTypes.BINARY})
    def get(self, request: Request, import_id: UUID) -> StreamingHttpResponse:
        """Les lignes refusées telles qu’elles étaient, et pourquoi : à corriger puis à redonner."""
        caller = self.caller
        imported = _import(import_id, caller, "imports.view")
        assert caller.team_id is not None
        with seeing(caller.sight), team_scope(caller.team_id, atomic=False):
            body = list(refusees(imported))
        response = StreamingHttpResponse(body, content_type="text/csv; charset=utf-8")
        stem = imported.nom.rpartition(".")[0] or imported.nom
        name = content_disposition_header(True, f"{stem} - {_('lignes refusées')}.csv")
        response.headers["Content-Disposition"] = name or "attachment"
        return response


class FichierView(ApiView):
    """The file as it came."""

    abilities = {"GET": "imports.view"}

    @extend_schema(operation_id="imports_fichier", parameters=[ID, RANGE_HEADER], responses=FILE_RESPONSES)
    def get(self, request: Request, import_id: UUID) -> HttpResponseBase:
        imported = _import(import_id, self.caller, "imports.view")
        if imported.fichier is None:
            raise FileGone
        return file_response(request, imported.fichier)


def _body(request: Request) -> dict[str, Any]:
    if not isinstance(request.data, dict):
        raise Invalid({"": [_("Envoyez un objet JSON.")]})
    return request.data


def _numbers(value: object) -> bool:
    return (
        isinstance(value, list)
        and 0 < len(value) <= MOST_NUMBERS
        and all(isinstance(number, int) and not isinstance(number, bool) and 0 < number < 2**31 for number in value)
    )
