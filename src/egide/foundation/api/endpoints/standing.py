"""The firm's teams, and who stands in for whom."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.accounts.public import (
    create_equipe,
    delegate,
    delegations,
    end_delegation,
    equipes,
    remove_equipe,
    rename_equipe,
)
from egide.foundation.api.public import ApiView, empty
from egide.foundation.api.serializers import Checked
from egide.foundation.authz.public import can
from egide.foundation.realtime.public import publish


class EquipeOutput(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    nom = serializers.CharField()
    membres = serializers.IntegerField(help_text="Membres actifs.")


class EquipeInput(Checked):
    nom = serializers.CharField(max_length=80)


class DelegationOutput(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    absent_id = serializers.UUIDField()
    absent_nom = serializers.CharField(source="absent.user")
    delegue_id = serializers.UUIDField()
    delegue_nom = serializers.CharField(source="delegue.user")
    debut = serializers.DateField()
    fin = serializers.DateField()
    motif = serializers.CharField()


class DelegationInput(Checked):
    absent_id = serializers.UUIDField()
    delegue_id = serializers.UUIDField()
    debut = serializers.DateField()
    fin = serializers.DateField(help_text="Dernier jour, inclus.")
    motif = serializers.CharField(max_length=200, allow_blank=True, default="")


class EquipesView(ApiView):
    """The firm's teams."""

    abilities = {"GET": "team.view", "POST": "team.manage"}

    @extend_schema(responses=EquipeOutput(many=True), operation_id="team_equipes_list")
    def get(self, request: Request) -> Response:
        return Response(EquipeOutput(equipes(), many=True).data)

    @extend_schema(request=EquipeInput, responses={201: EquipeOutput}, operation_id="team_equipe_create")
    def post(self, request: Request) -> Response:
        return Response(EquipeOutput(create_equipe(**EquipeInput.check(request))).data, status=201)


class EquipeView(ApiView):
    """One team of the firm."""

    abilities = {"PATCH": "team.manage", "DELETE": "team.manage"}

    @extend_schema(request=EquipeInput, responses=EquipeOutput, operation_id="team_equipe_update")
    def patch(self, request: Request, equipe_id: UUID) -> Response:
        return Response(EquipeOutput(rename_equipe(equipe_id=equipe_id, **EquipeInput.check(request))).data)

    @extend_schema(responses={204: None}, operation_id="team_equipe_remove")
    def delete(self, request: Request, equipe_id: UUID) -> HttpResponse:
        remove_equipe(equipe_id=equipe_id)
        return empty()


class DelegationsView(ApiView):
    """Who stands in for whom, now and later."""

    abilities = {"GET": "team.view", "POST": "team.delegate"}

    @extend_schema(responses=DelegationOutput(many=True), operation_id="team_delegations_list")
    def get(self, request: Request) -> Response:
        return Response(DelegationOutput(delegations(), many=True).data)

    @extend_schema(request=DelegationInput, responses={201: DelegationOutput}, operation_id="team_delegation_create")
    def post(self, request: Request) -> Response:
        values = DelegationInput.check(request)
        made = delegate(caller=self.caller, manages=can(self.caller, "team.manage"), **values)
        publish("session.revoked", user_id=made.delegue.user_id)
        return Response(DelegationOutput(made).data, status=201)


class DelegationView(ApiView):
    """One delegation."""

    abilities = {"DELETE": "team.delegate"}

    @extend_schema(responses={204: None}, operation_id="team_delegation_end")
    def delete(self, request: Request, delegation_id: UUID) -> HttpResponse:
        over = end_delegation(caller=self.caller, delegation_id=delegation_id, manages=can(self.caller, "team.manage"))
        publish("session.revoked", user_id=over.delegue.user_id)
        return empty()
