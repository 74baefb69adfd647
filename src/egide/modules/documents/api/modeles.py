"""The firm's own templates: listed, brought, versioned, archived; previewed with a client and made for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

import django_filters
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.api.public import (
    PAGE_PARAMETERS,
    ApiView,
    etag_of,
    expected_version,
    filtered,
    json_page,
    json_response,
    page_of,
    sort_of,
)
from egide.foundation.files.api import (
    FILE_RESPONSES,
    NAME_HEADER,
    OCTETS,
    RANGE_HEADER,
    RawBody,
    content_sent,
    file_response,
    made_pdf,
    name_sent,
)
from egide.kit.errors import Invalid
from egide.modules.documents.api.documents import adviser, document_response
from egide.modules.documents.api.modeles_schema import (
    ChampsDeModele,
    EtablissementDeModele,
    ModeleChange,
    ModeleDetaille,
    ModelePage,
    PreparationDeModele,
)
from egide.modules.documents.api.schema import ID, REFERENCE
from egide.modules.documents.api.schema import Document as DocumentShape
from egide.modules.documents.codes import AUTRE, NATURES
from egide.modules.documents.modeles.champs import groupes
from egide.modules.documents.modeles.phrases import remarque
from egide.modules.documents.models import Modele
from egide.modules.documents.selectors.modeles import (
    SORTS,
    find_template,
    find_version,
    prepare_from,
    template_rows,
    versions_of,
)
from egide.modules.documents.services.modeles import (
    MAX_BYTES,
    add_template,
    add_version,
    change_template,
    drawn_from,
    make_from,
)

NUMERO = OpenApiParameter("numero", OpenApiTypes.INT, OpenApiParameter.PATH)
NAME = OpenApiParameter("nom", OpenApiTypes.STR, description="Sinon, le nom du fichier.")
NATURE = OpenApiParameter("nature", OpenApiTypes.STR, enum=list(NATURES), description="Sinon, `autre`.")
_LIST = [
    OpenApiParameter("archives", OpenApiTypes.BOOL, description="Les modèles archivés, au lieu des autres."),
    OpenApiParameter("nature", OpenApiTypes.STR, enum=list(NATURES)),
    OpenApiParameter("sort", OpenApiTypes.STR, description=f"{', '.join(SORTS)} ; « - » devant pour décroître."),
    *PAGE_PARAMETERS,
]
BINARY = {OCTETS: OpenApiTypes.BINARY}


class TemplateFilters(django_filters.FilterSet):  # type: ignore[misc]
    nature = django_filters.ChoiceFilter(choices=[(nature, nature) for nature in NATURES])


def _detail(modele_id: UUID, status: int = 200) -> Response:
    modele = find_template(modele_id)
    versions = versions_of(modele_id)
    for one in versions:
        one["remarques"] = [remarque(said["code"], said["params"]) for said in one["remarques"]]
    body = {
        **{champ: getattr(modele, champ) for champ in ("id", "nom", "nature", "archived_at", "version", "created_at")},
        "versions": versions,
    }
    response = Response(body, status=status)
    response.headers["ETag"] = etag_of(modele.version)
    return response


class TemplatesView(ApiView):
    """The firm's templates."""

    abilities = {"GET": "modeles.view", "POST": "modeles.edit"}
    throttle_scopes = {"POST": "upload"}
    parser_classes = (RawBody,)  # type: ignore[assignment]
    replayable = False

    @extend_schema(operation_id="modeles_list", parameters=_LIST, responses=ModelePage)
    def get(self, request: Request) -> HttpResponse:
        archived = request.query_params.get("archives") in ("1", "true")
        rows: QuerySet[Modele] = Modele.objects.filter(archived_at__isnull=not archived)
        found = filtered(TemplateFilters, request, rows)
        order = sort_of(request, SORTS, "nom")
        return json_response(json_page(template_rows(found).order_by(*order), page_of(request), counted=found))

    @extend_schema(
        operation_id="modeles_create",
        parameters=[NAME_HEADER, NAME, NATURE],
        request=BINARY,
        responses={201: ModeleDetaille},
    )
    def post(self, request: Request) -> HttpResponseBase:
        """Le corps de la demande est le document Word ; refusé, `errors.fichier` dit tout ce qui est à corriger."""
        nature = request.query_params.get("nature") or AUTRE
        nom = request.query_params.get("nom") or ""
        if nature not in NATURES:
            raise Invalid({"nature": [_("Cette nature de document n’existe pas.")]})
        made = add_template(
            nom=nom,
            nature=nature,
            content=content_sent(request, MAX_BYTES),
            fichier=name_sent(request),
            by=self.caller.membership_id,
        )
        return _detail(made.id, 201)


class TemplateFieldsView(ApiView):
    """The fields that a template may say."""

    abilities = {"GET": "modeles.view"}

    @extend_schema(operation_id="modeles_champs", responses=ChampsDeModele)
    def get(self, request: Request) -> Response:
        return Response(
            {
                "groupes": [
                    {
                        "nom": groupe.nom,
                        "libelle": groupe.libelle,
                        "liste": groupe.liste,
                        "champs": [
                            {"champ": f"{groupe.nom}.{champ}", "libelle": libelle}
                            for champ, libelle in groupe.champs.items()
                        ],
                    }
                    for groupe in groupes()
                ]
            }
        )


class TemplateView(ApiView):
    """One template."""

    abilities = {"GET": "modeles.view", "PATCH": "modeles.edit"}
    versioned = True

    @extend_schema(operation_id="modeles_read", parameters=[ID], responses=ModeleDetaille)
    def get(self, request: Request, id: UUID) -> Response:  # noqa: A002
        return _detail(id)

    @extend_schema(operation_id="modeles_update", parameters=[ID], request=ModeleChange, responses=ModeleDetaille)
    def patch(self, request: Request, id: UUID) -> Response:  # noqa: A002
        modele = find_template(id)
        values: Mapping[str, Any] = ModeleChange.check(request)
        change_template(modele_id=modele.id, expected_version=expected_version(request), **values)
        return _detail(id)


class TemplateVersionsView(ApiView):
    """The versions of a template."""

    abilities = {"POST": "modeles.edit"}
    throttle_scopes = {"POST": "upload"}
    parser_classes = (RawBody,)  # type: ignore[assignment]
    replayable = False

    @extend_schema(
        operation_id="modele_versions_create",
        parameters=[ID, NAME_HEADER],
        request=BINARY,
        responses={201: ModeleDetaille},
    )
    def post(self, request: Request, id: UUID) -> Response:  # noqa: A002
        """Le corps de la demande est le document Word ; les versions précédentes restent."""
        add_version(
            modele=find_template(id),
            content=content_sent(request, MAX_BYTES),
            fichier=name_sent(request),
            by=self.caller.membership_id,
        )
        return _detail(id, 201)


class TemplateContentView(ApiView):
    """The Word document of a version."""

    abilities = {"GET": "modeles.view"}

    @extend_schema(operation_id="modele_content", parameters=[ID, NUMERO, RANGE_HEADER], responses=FILE_RESPONSES)
    def get(self, request: Request, id: UUID, numero: int) -> HttpResponseBase:  # noqa: A002
        return file_response(request, find_version(id, numero).file)


class TemplatePreparationView(ApiView):
    """A document about to be made from a template."""

    abilities = {"GET": "documents.view", "POST": "documents.make"}

    @extend_schema(operation_id="modele_prepare", parameters=[REFERENCE, ID], responses=PreparationDeModele)
    def get(self, request: Request, reference: str, id: UUID) -> Response:  # noqa: A002
        ready = prepare_from(reference=reference, modele_id=id, conseiller=adviser(self.caller))
        return Response(
            {
                "modele": ready.modele.id,
                "titre": ready.modele.nom,
                "nature": ready.modele.nature,
                "version": ready.version.numero,
                "numero": ready.numero,
                "pret": ready.pret,
                "manques": [asdict(one) for one in ready.manques],
            }
        )

    @extend_schema(
        operation_id="modele_make",
        parameters=[REFERENCE, ID],
        request=EtablissementDeModele,
        responses={201: DocumentShape},
    )
    def post(self, request: Request, reference: str, id: UUID) -> HttpResponse:  # noqa: A002
        """Établit le document, à partir de ce que disent maintenant le dossier et le cabinet."""
        asked = EtablissementDeModele.check(request)
        made = make_from(
            reference=reference,
            modele_id=id,
            format_=asked["format"],
            conseiller=adviser(self.caller),
            by=self.caller.membership_id,
        )
        return document_response(made.id, status=201)


class TemplatePreviewView(ApiView):
    """A document as it would be made now, marked as a draft."""

    abilities = {"GET": "documents.view"}

    @extend_schema(
        operation_id="modele_preview",
        parameters=[REFERENCE, ID],
        responses={(200, "application/pdf"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, reference: str, id: UUID) -> HttpResponse:  # noqa: A002
        ready = prepare_from(reference=reference, modele_id=id, conseiller=adviser(self.caller))
        return made_pdf(drawn_from(ready, at=timezone.now(), projet=True), f"Projet {ready.modele.nom}.pdf")
