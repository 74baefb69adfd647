"""Who is tied to a file: other files, the members who follow it, the firm's tags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.api.public import empty, json_list, json_response
from egide.foundation.api.serializers import Checked
from egide.kit.errors import Invalid
from egide.modules.clients.api.base import REFERENCE, ClientApiView, body_of, to_json
from egide.modules.clients.api.schema import EtiquettePosee, LienClient, SuiviClient, codes
from egide.modules.clients.dictionary.listes import FORME_ETIQUETTE, LIEN, ROLE_SUIVI
from egide.modules.clients.selectors.dossier import dossier_text
from egide.modules.clients.selectors.etiquettes import tags
from egide.modules.clients.selectors.present import present_client
from egide.modules.clients.services.etiquettes import (
    change_tag,
    create_tag,
    delete_tag,
    merge_tags,
    restore_tag,
    tag_client,
    untag_client,
)
from egide.modules.clients.services.liens import link, unlink
from egide.modules.clients.services.suivis import add_follower, change_follower, remove_follower

GONE = {204: OpenApiResponse(description="Retiré.")}


class LienSaisie(serializers.Serializer[Any]):
    """Ce que l’autre dossier est pour ce client ; redit, le lien prend les nouvelles précisions."""

    autre = serializers.CharField(help_text="Identifiant ou matricule de l’autre client.")
    lien = codes(LIEN)
    precision = serializers.CharField(max_length=200, required=False, allow_null=True)
    part = serializers.FloatField(min_value=0, max_value=100, required=False, allow_null=True, help_text="%")
    depuis = serializers.CharField(required=False, allow_null=True, help_text="AAAA, AAAA-MM ou AAAA-MM-JJ.")


class SuiviSaisie(serializers.Serializer[Any]):
    membre_id = serializers.UUIDField()
    role = codes(ROLE_SUIVI, required=False)
    depuis = serializers.DateField(required=False)
    jusqua = serializers.DateField(required=False, allow_null=True)


class SuiviModification(serializers.Serializer[Any]):
    role = codes(ROLE_SUIVI, required=False)
    depuis = serializers.DateField(required=False)
    jusqua = serializers.DateField(required=False, allow_null=True)


class EtiquetteSaisie(serializers.Serializer[Any]):
    nom = serializers.CharField(max_length=40)
    forme = codes(FORME_ETIQUETTE, required=False)


class EtiquetteFusion(Checked):
    dans = serializers.UUIDField(help_text="L’étiquette qui reste.")


class Etiquette(EtiquettePosee):
    """Une étiquette du cabinet, et combien de dossiers la portent."""

    clients = serializers.IntegerField()


def _part(reference: str, part: str, status: int = 200) -> HttpResponse:
    """One list of the file, as it is now."""
    return json_response(to_json(dossier_text(reference).parsed()[part]), status=status)


def _other(body: Mapping[str, object], nom: str) -> str:
    value = body.get(nom)
    if not isinstance(value, str) or not value.strip():
        raise Invalid({nom: [_("Ce champ est obligatoire.")]})
    return value.strip()


def _without(body: Mapping[str, object], nom: str) -> dict[str, object]:
    return {key: value for key, value in body.items() if key != nom}


class LiensView(ClientApiView):
    """The files tied to this one."""

    abilities = {"GET": "clients.view", "POST": "clients.edit"}

    @extend_schema(operation_id="liens_list", parameters=[REFERENCE], responses=LienClient(many=True))
    def get(self, request: Request, reference: str) -> HttpResponse:
        return _part(reference, "liens")

    @extend_schema(
        operation_id="liens_create",
        parameters=[REFERENCE],
        request=LienSaisie,
        responses={201: LienClient(many=True)},
    )
    def post(self, request: Request, reference: str) -> HttpResponse:
        """Les liens du dossier, avec le nouveau."""
        body = body_of(request)
        own = present_client(reference)
        link(client_id=own, autre_id=present_client(_other(body, "autre")), values=_without(body, "autre"))
        return _part(str(own), "liens", 201)


class LienView(ClientApiView):
    """One link, seen from this file."""

    abilities = {"DELETE": "clients.edit"}

    @extend_schema(operation_id="liens_delete", parameters=[REFERENCE], responses=GONE)
    def delete(self, request: Request, reference: str, lien_id: UUID) -> HttpResponse:
        """Retire le lien des deux dossiers."""
        unlink(client_id=present_client(reference), lien_id=lien_id)
        return empty()


class FollowersView(ClientApiView):
    """The members who follow the client beside the main adviser."""

    abilities = {"GET": "clients.view", "POST": "clients.edit"}

    @extend_schema(operation_id="conseillers_list", parameters=[REFERENCE], responses=SuiviClient(many=True))
    def get(self, request: Request, reference: str) -> HttpResponse:
        return _part(reference, "conseillers")

    @extend_schema(
        operation_id="conseillers_create",
        parameters=[REFERENCE],
        request=SuiviSaisie,
        responses={201: SuiviClient(many=True)},
    )
    def post(self, request: Request, reference: str) -> HttpResponse:
        body = body_of(request)
        own = present_client(reference)
        try:
            member = UUID(_other(body, "membre_id"))
        except ValueError:
            raise Invalid({"membre_id": [_("Cette personne n’est pas membre du cabinet.")]}) from None
        add_follower(client_id=own, membre_id=member, values=_without(body, "membre_id"))
        return _part(str(own), "conseillers", 201)


class FollowerView(ClientApiView):
    """One member who follows the client."""

    abilities = {"PATCH": "clients.edit", "DELETE": "clients.edit"}

    @extend_schema(
        operation_id="conseillers_update",
        parameters=[REFERENCE],
        request=SuiviModification,
        responses=SuiviClient(many=True),
    )
    def patch(self, request: Request, reference: str, suivi_id: UUID) -> HttpResponse:
        own = present_client(reference)
        change_follower(client_id=own, suivi_id=suivi_id, values=body_of(request))
        return _part(str(own), "conseillers")

    @extend_schema(operation_id="conseillers_delete", parameters=[REFERENCE], responses=GONE)
    def delete(self, request: Request, reference: str, suivi_id: UUID) -> HttpResponse:
        remove_follower(client_id=present_client(reference), suivi_id=suivi_id)
        return empty()


class TagsView(ClientApiView):
    """The firm's tags."""

    abilities = {"GET": "etiquettes.view", "POST": "etiquettes.create"}

    @extend_schema(operation_id="etiquettes_list", responses=Etiquette(many=True))
    def get(self, request: Request) -> HttpResponse:
        return json_response(json_list(tags()))

    @extend_schema(operation_id="etiquettes_create", request=EtiquetteSaisie, responses={201: EtiquettePosee})
    def post(self, request: Request) -> Response:
        return Response(EtiquettePosee(create_tag(values=body_of(request))).data, status=201)


class TagView(ClientApiView):
    """One tag of the firm."""

    abilities = {"PATCH": "etiquettes.manage", "DELETE": "etiquettes.manage"}

    @extend_schema(operation_id="etiquettes_update", request=EtiquetteSaisie, responses=EtiquettePosee)
    def patch(self, request: Request, etiquette_id: UUID) -> Response:
        return Response(EtiquettePosee(change_tag(etiquette_id=etiquette_id, values=body_of(request))).data)

    @extend_schema(
        operation_id="etiquettes_delete", responses={204: OpenApiResponse(description="Retirée ; `restore` la rend.")}
    )
    def delete(self, request: Request, etiquette_id: UUID) -> HttpResponse:
        delete_tag(etiquette_id=etiquette_id)
        return empty()


class TagMergeView(ClientApiView):
    """A tag becomes another."""

    abilities = {"POST": "etiquettes.manage"}

    @extend_schema(operation_id="etiquettes_merge", request=EtiquetteFusion, responses=EtiquettePosee)
    def post(self, request: Request, etiquette_id: UUID) -> Response:
        """Les dossiers qui la portent portent l’autre à sa place ; `restore` défait la fusion."""
        into = merge_tags(etiquette_id=etiquette_id, dans_id=EtiquetteFusion.check(request)["dans"])
        return Response(EtiquettePosee(into).data)


class TagRestoreView(ClientApiView):
    """A tag taken away comes back on the files that bore it."""

    abilities = {"POST": "etiquettes.manage"}

    @extend_schema(operation_id="etiquettes_restore", request=None, responses=EtiquettePosee)
    def post(self, request: Request, etiquette_id: UUID) -> Response:
        return Response(EtiquettePosee(restore_tag(etiquette_id=etiquette_id)).data)


class ClientTagView(ClientApiView):
    """A tag on a file."""

    abilities = {"PUT": "clients.edit", "DELETE": "clients.edit"}

    @extend_schema(operation_id="clients_tag", parameters=[REFERENCE], request=None, responses=GONE)
    def put(self, request: Request, reference: str, etiquette_id: UUID) -> HttpResponse:
        tag_client(client_id=present_client(reference), etiquette_id=etiquette_id)
        return empty()

    @extend_schema(operation_id="clients_untag", parameters=[REFERENCE], responses=GONE)
    def delete(self, request: Request, reference: str, etiquette_id: UUID) -> HttpResponse:
        untag_client(client_id=present_client(reference), etiquette_id=etiquette_id)
        return empty()


_CLIENT = "clients/<str:reference>"
urlpatterns = [
    path("etiquettes", TagsView.as_view(), name="etiquettes"),
    path("etiquettes/<uuid:etiquette_id>", TagView.as_view(), name="etiquette"),
    path("etiquettes/<uuid:etiquette_id>/fusion", TagMergeView.as_view(), name="etiquette-fusion"),
    path("etiquettes/<uuid:etiquette_id>/restore", TagRestoreView.as_view(), name="etiquette-restore"),
    path(f"{_CLIENT}/etiquettes/<uuid:etiquette_id>", ClientTagView.as_view(), name="client-etiquette"),
    path(f"{_CLIENT}/liens", LiensView.as_view(), name="client-liens"),
    path(f"{_CLIENT}/liens/<uuid:lien_id>", LienView.as_view(), name="client-lien"),
    path(f"{_CLIENT}/conseillers", FollowersView.as_view(), name="client-conseillers"),
    path(f"{_CLIENT}/conseillers/<uuid:suivi_id>", FollowerView.as_view(), name="client-conseiller"),
]
