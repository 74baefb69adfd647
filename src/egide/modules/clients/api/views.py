"""Saved views of the list."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.api.public import empty, etag_of, expected_version
from egide.foundation.authz.public import require
from egide.kit.errors import Forbidden, Invalid
from egide.modules.clients.api.base import ClientApiView, body_of
from egide.modules.clients.models import Vue
from egide.modules.clients.selectors.dossier import as_id
from egide.modules.clients.selectors.views import default_view, find_view, view_counts, view_json, views
from egide.modules.clients.services.views import (
    choose_view,
    create_view,
    remove_view,
    restore_view,
    update_view,
)

ID = OpenApiParameter("view_id", OpenApiTypes.UUID, OpenApiParameter.PATH)


class ReglagesVue(serializers.Serializer[Any]):
    """Ce que dit l’adresse de la liste ; ce qui manque est comme d’habitude."""

    q = serializers.CharField(required=False)
    filtre = serializers.JSONField(required=False)
    sort = serializers.CharField(required=False)
    colonnes = serializers.ListField(child=serializers.CharField(), required=False)
    groupe = serializers.CharField(required=False)
    densite = serializers.ChoiceField(["compact", "normal", "airy"], required=False)


class VueListe(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    nom = serializers.CharField()
    partagee = serializers.BooleanField(help_text="Vue de tout le cabinet.")
    mienne = serializers.BooleanField()
    par_defaut = serializers.BooleanField(help_text="La liste s’ouvre sur elle.")
    reglages = ReglagesVue()
    version = serializers.IntegerField()
    abilities = serializers.ListField(child=serializers.CharField())


class VueSaisie(serializers.Serializer[Any]):
    nom = serializers.CharField(max_length=60)
    partagee = serializers.BooleanField(required=False)
    reglages = ReglagesVue(required=False)


class VueModifiee(VueSaisie):
    nom = serializers.CharField(max_length=60, required=False)


class VueChoisie(serializers.Serializer[Any]):
    vue = serializers.UUIDField(allow_null=True, help_text="null : tous les clients.")


class ViewsApiView(ClientApiView):
    """What every endpoint of the views shares."""

    @property
    def member_id(self) -> UUID:
        """:raises Forbidden: the operator has no place in the firm."""
        if self.caller.membership_id is None:
            raise Forbidden
        return self.caller.membership_id

    def answer(self, view: Vue, status: int = 200) -> Response:
        response = Response(view_json(view, self.caller, default_view(self.caller)), status=status)
        response.headers["ETag"] = etag_of(view.version)
        return response


class VuesView(ViewsApiView):
    """The caller's views and the firm's."""

    abilities = {"GET": "clients.view", "POST": "clients.view"}

    @extend_schema(operation_id="vues_list", responses=VueListe(many=True))
    def get(self, request: Request) -> Response:
        return Response(views(self.caller))

    @extend_schema(operation_id="vues_create", request=VueSaisie, responses={201: VueListe})
    def post(self, request: Request) -> Response:
        return self.answer(create_view(member_id=self.member_id, values=body_of(request)), 201)


class VueView(ViewsApiView):
    """One view."""

    abilities = {"PATCH": "vues.edit", "DELETE": "vues.edit"}
    versioned = True

    def _mine(self, view_id: UUID) -> Vue:
        view = find_view(self.caller, view_id)
        require(self.caller, "vues.edit", view)
        return view

    @extend_schema(operation_id="vues_update", parameters=[ID], request=VueModifiee, responses=VueListe)
    def patch(self, request: Request, view_id: UUID) -> Response:
        view = update_view(
            view=self._mine(view_id),
            member_id=self.member_id,
            values=body_of(request),
            expected_version=expected_version(request),
        )
        return self.answer(view)

    @extend_schema(operation_id="vues_delete", parameters=[ID], responses={204: OpenApiResponse(description="Retirée")})
    def delete(self, request: Request, view_id: UUID) -> HttpResponse:
        """Retire la vue ; `restore` la rend."""
        remove_view(view=self._mine(view_id), expected_version=expected_version(request))
        return empty()


class VueRestoreView(ViewsApiView):
    """A view taken away comes back."""

    abilities = {"POST": "vues.edit"}

    @extend_schema(operation_id="vues_restore", parameters=[ID], request=None, responses=VueListe)
    def post(self, request: Request, view_id: UUID) -> Response:
        view = find_view(self.caller, view_id, removed=True)
        require(self.caller, "vues.edit", view)
        restore_view(view=view)
        return self.answer(view)


class VuesCountsView(ViewsApiView):
    """How many clients each view holds."""

    abilities = {"GET": "clients.view"}

    @extend_schema(
        operation_id="vues_counts",
        responses={200: {"type": "object", "additionalProperties": {"type": "integer", "nullable": True}}},
    )
    def get(self, request: Request) -> Response:
        """Par identifiant, et `tous`, `miens`, `a_relire`."""
        return Response(view_counts(self.caller))


class VueDefautView(ViewsApiView):
    """The view the caller's list opens on."""

    abilities = {"POST": "clients.view"}

    @extend_schema(operation_id="vues_defaut", request=VueChoisie, responses=VueListe(many=True))
    def post(self, request: Request) -> Response:
        asked = body_of(request).get("vue")
        key = as_id(asked) if isinstance(asked, str) else None
        if asked is not None and key is None:
            raise Invalid({"vue": [_("Indiquez l’identifiant d’une vue, ou null.")]})
        choose_view(member_id=self.member_id, view=find_view(self.caller, key) if key else None)
        return Response(views(self.caller))
