"""Tasks: of the firm, of a client, of mine."""

from __future__ import annotations

import json
from uuid import UUID

import django_filters
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.request import Request

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
from egide.kit.errors import Invalid, NotFound
from egide.modules.suivi.api.schema import ID, TacheChangee, TachePage, TacheSaisie
from egide.modules.suivi.api.schema import Tache as TacheShape
from egide.modules.suivi.codes import ETATS_TACHE
from egide.modules.suivi.models import Tache
from egide.modules.suivi.selectors.rows import holding
from egide.modules.suivi.selectors.taches import SORTS, find_task, in_state, present_tasks, task_rows
from egide.modules.suivi.services.taches import add_task, change_task, delete_task, restore_task

_LIST = [
    OpenApiParameter("q", OpenApiTypes.STR, description="Mots du titre, sans accents."),
    OpenApiParameter("client", OpenApiTypes.UUID),
    OpenApiParameter("assigne", OpenApiTypes.STR, description="Un membre, moi, ou personne."),
    OpenApiParameter("etat", OpenApiTypes.STR, enum=list(ETATS_TACHE), description="ouvertes par défaut."),
    OpenApiParameter("sort", OpenApiTypes.STR, description=f"{', '.join(SORTS)} ; « - » devant pour décroître."),
    *PAGE_PARAMETERS,
]


class TacheFilters(django_filters.FilterSet):  # type: ignore[misc]
    q = django_filters.CharFilter(method="by_words", max_length=100)
    client = django_filters.UUIDFilter(field_name="client_id")
    assigne = django_filters.CharFilter(method="by_assignee")

    def by_words(self, rows: QuerySet[Tache], name: str, value: str) -> QuerySet[Tache]:
        found: QuerySet[Tache] = holding(rows, value)
        return found

    def by_assignee(self, rows: QuerySet[Tache], name: str, value: str) -> QuerySet[Tache]:
        if value == "moi":
            return rows.filter(assigne_id=self.request.caller.membership_id)
        if value == "personne":
            return rows.filter(assigne__isnull=True)
        try:
            return rows.filter(assigne_id=UUID(value))
        except ValueError:
            raise Invalid({name: [_("Indiquez l’identifiant d’un membre, moi ou personne.")]}) from None


def _state(request: Request) -> str:
    etat = request.query_params.get("etat") or "ouvertes"
    if etat not in ETATS_TACHE:
        raise Invalid({"etat": [_("Valeurs possibles : %s.") % ", ".join(ETATS_TACHE)]})
    return etat


def _response(view: ApiView, tache_id: UUID, status: int = 200) -> HttpResponse:
    body = json_object(task_rows(Tache.objects.filter(pk=tache_id), view.caller))
    if body is None:
        raise NotFound
    return json_response(body, status=status, etag=etag_of(json.loads(body)["version"]))


class TachesView(ApiView):
    """The firm's tasks: those to be done first, first."""

    abilities = {"GET": "taches.view", "POST": "taches.add"}

    @extend_schema(operation_id="taches_list", parameters=_LIST, responses=TachePage)
    def get(self, request: Request) -> HttpResponse:
        found = in_state(filtered(TacheFilters, request, present_tasks()), _state(request))
        order = sort_of(request, SORTS, "echeance,created_at")
        return json_response(json_page(task_rows(found, self.caller).order_by(*order), page_of(request), counted=found))

    @extend_schema(operation_id="taches_create", request=TacheSaisie, responses={201: TacheShape})
    def post(self, request: Request) -> HttpResponse:
        mine = self.caller.membership_id
        tache = add_task(created_by_id=mine, **({"assigne_id": mine} | TacheSaisie.check(request)))
        return _response(self, tache.id, 201)


class TacheView(ApiView):
    """One task."""

    abilities = {"GET": "taches.view", "PATCH": "taches.edit", "DELETE": "taches.delete"}
    versioned = True

    @extend_schema(operation_id="taches_read", parameters=[ID], responses=TacheShape)
    def get(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        return _response(self, find_task(id).id)

    @extend_schema(operation_id="taches_update", parameters=[ID], request=TacheChangee, responses=TacheShape)
    def patch(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        tache = find_task(id)
        change_task(
            tache=tache,
            expected_version=expected_version(request),
            by_id=self.caller.membership_id,
            values=TacheChangee.check(request),
        )
        return _response(self, tache.id)

    @extend_schema(
        operation_id="taches_delete", parameters=[ID], responses={204: OpenApiResponse(description="Retirée")}
    )
    def delete(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Retire la tâche ; `restore` la rend."""
        tache = find_task(id)
        require(self.caller, "taches.delete", tache)
        delete_task(tache=tache, expected_version=expected_version(request))
        return empty()


class TacheRestoreView(ApiView):
    """A task that was taken away."""

    abilities = {"POST": "taches.delete"}

    @extend_schema(operation_id="taches_restore", parameters=[ID], request=None, responses=TacheShape)
    def post(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        tache = find_task(id, removed=True)
        require(self.caller, "taches.delete", tache)
        restore_task(tache=tache)
        return _response(self, tache.id)
