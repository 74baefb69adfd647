"""The insurers of the firm."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import path
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.api.public import empty
from egide.foundation.api.serializers import Checked
from egide.modules.clients.api.base import ClientApiView
from egide.modules.clients.models import RenommageAssureur
from egide.modules.clients.selectors.assureurs import insurers
from egide.modules.clients.services.assureurs import (
    MOST_NAMES,
    bring_back_insurer,
    drop_insurer,
    keep_insurer,
    rename_insurers,
    undo_renaming,
)


class AssureurFiche(serializers.Serializer[Any]):
    """Où joindre un assureur."""

    id = serializers.UUIDField()
    nom = serializers.CharField()
    adresse = serializers.CharField()
    email = serializers.CharField()
    telephone = serializers.CharField()
    extranet = serializers.CharField()


class AssureurLigne(serializers.Serializer[Any]):
    """Un assureur nommé par des contrats, ou gardé dans la liste, ou les deux."""

    nom = serializers.CharField()
    contrats = serializers.IntegerField(help_text="Combien de contrats présents l’écrivent ainsi.")
    usuel = serializers.CharField(allow_null=True, help_text="Son nom usuel, quand les contrats l’écrivent autrement.")
    variantes = serializers.ListField(child=serializers.CharField(), help_text="Autres écritures du même.")
    fiche = AssureurFiche(allow_null=True)


class AssureurSaisie(Checked):
    nom = serializers.CharField(max_length=200)
    adresse = serializers.CharField(max_length=300, required=False, allow_blank=True)
    email = serializers.CharField(max_length=254, required=False, allow_blank=True)
    telephone = serializers.CharField(max_length=30, required=False, allow_blank=True)
    extranet = serializers.CharField(max_length=500, required=False, allow_blank=True)


class AssureurModification(AssureurSaisie):
    nom = serializers.CharField(max_length=200, required=False)


class RenommageSaisie(Checked):
    noms = serializers.ListField(child=serializers.CharField(max_length=200), max_length=MOST_NAMES)
    vers = serializers.CharField(max_length=200)


class Renommage(serializers.Serializer[Any]):
    """Des écritures d’un assureur devenues une seule."""

    id = serializers.UUIDField()
    vers = serializers.CharField()
    contrats = serializers.IntegerField(help_text="Combien de contrats ont changé de nom.")
    annule = serializers.BooleanField()


def _told(kept: RenommageAssureur, status: int = 200) -> Response:
    body = {"id": kept.id, "vers": kept.vers, "contrats": len(kept.avant), "annule": kept.undone_at is not None}
    return Response(Renommage(body).data, status=status)


class InsurersView(ClientApiView):
    """The firm's insurers."""

    abilities = {"GET": "assureurs.view", "POST": "assureurs.manage"}

    @extend_schema(operation_id="assureurs_list", responses=AssureurLigne(many=True))
    def get(self, request: Request) -> Response:
        return Response(AssureurLigne(insurers(), many=True).data)

    @extend_schema(operation_id="assureurs_create", request=AssureurSaisie, responses={201: AssureurFiche})
    def post(self, request: Request) -> Response:
        return Response(AssureurFiche(keep_insurer(values=AssureurSaisie.check(request))).data, status=201)


class InsurerView(ClientApiView):
    """One insurer of the list."""

    abilities = {"PATCH": "assureurs.manage", "DELETE": "assureurs.manage"}

    @extend_schema(operation_id="assureurs_update", request=AssureurModification, responses=AssureurFiche)
    def patch(self, request: Request, assureur_id: UUID) -> Response:
        values = AssureurModification.check(request)
        return Response(AssureurFiche(keep_insurer(values=values, assureur_id=assureur_id)).data)

    @extend_schema(
        operation_id="assureurs_delete", responses={204: OpenApiResponse(description="Retiré ; `restore` le rend.")}
    )
    def delete(self, request: Request, assureur_id: UUID) -> HttpResponse:
        """Hors de la liste ; les contrats gardent leur assureur."""
        drop_insurer(assureur_id=assureur_id)
        return empty()


class InsurerRestoreView(ClientApiView):
    """An insurer taken away."""

    abilities = {"POST": "assureurs.manage"}

    @extend_schema(operation_id="assureurs_restore", request=None, responses=AssureurFiche)
    def post(self, request: Request, assureur_id: UUID) -> Response:
        return Response(AssureurFiche(bring_back_insurer(assureur_id=assureur_id)).data)


class RenamingsView(ClientApiView):
    """One name for several."""

    abilities = {"POST": "assureurs.manage"}

    @extend_schema(operation_id="assureurs_rename", request=RenommageSaisie, responses={201: Renommage})
    def post(self, request: Request) -> Response:
        """Tous les contrats qui écrivent l’un de ces noms écrivent `vers`."""
        return _told(rename_insurers(**RenommageSaisie.check(request)), 201)


class RenamingUndoView(ClientApiView):
    """The names contracts had."""

    abilities = {"POST": "assureurs.manage"}

    @extend_schema(operation_id="assureurs_rename_undo", request=None, responses=Renommage)
    def post(self, request: Request, renommage_id: UUID) -> Response:
        return _told(undo_renaming(renommage_id=renommage_id))


urlpatterns = [
    path("assureurs", InsurersView.as_view(), name="assureurs"),
    path("assureurs/renommages", RenamingsView.as_view(), name="assureurs-renommages"),
    path("assureurs/renommages/<uuid:renommage_id>/undo", RenamingUndoView.as_view(), name="renommage-undo"),
    path("assureurs/<uuid:assureur_id>", InsurerView.as_view(), name="assureur"),
    path("assureurs/<uuid:assureur_id>/restore", InsurerRestoreView.as_view(), name="assureur-restore"),
]
