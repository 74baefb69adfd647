"""What the bearer of an invitation may do before having an account."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.accounts.public import accept, preview
from egide.foundation.api.public import PUBLIC, ApiView
from egide.foundation.api.requests import client_ip, request_id_of
from egide.foundation.api.serializers import Checked, RoleField


class PreviewTeam(serializers.Serializer[Any]):
    nom = serializers.CharField()


class InvitationPreview(serializers.Serializer[Any]):
    email = serializers.EmailField()
    team = PreviewTeam()
    role = RoleField()
    known = serializers.BooleanField(help_text="Un compte existe déjà à cette adresse.")


class AcceptInput(Checked):
    token = serializers.CharField(max_length=200)
    prenom = serializers.CharField(max_length=100, allow_blank=True, default="")
    nom = serializers.CharField(max_length=100, allow_blank=True, default="")
    password = serializers.CharField(max_length=200, allow_blank=True, trim_whitespace=False, default="")


class Accepted(serializers.Serializer[Any]):
    email = serializers.EmailField()
    team_id = serializers.UUIDField()


class PreviewView(ApiView):
    """What an invitation offers."""

    abilities = {"GET": PUBLIC}
    throttle_scopes = {"GET": "secret"}

    @extend_schema(responses=InvitationPreview, operation_id="invitation_preview")
    def get(self, request: Request, token: str) -> Response:
        offer = preview(token)
        return Response(
            {"email": offer.email, "team": {"nom": offer.team_nom}, "role": offer.role, "known": offer.known}
        )


class AcceptView(ApiView):
    """Joins a firm; the person then logs in."""

    abilities = {"POST": PUBLIC}
    throttle_scopes = {"POST": "secret"}

    @extend_schema(request=AcceptInput, responses={201: Accepted}, operation_id="invitation_accept")
    def post(self, request: Request) -> Response:
        caller = self.caller_or_none
        membership = accept(
            **AcceptInput.check(request),
            # What a firm’s provider says of somebody does not make them join another firm.
            caller=None if caller is None or caller.sso_team_id else caller,
            request_id=request_id_of(request._request),
            ip=client_ip(request._request),
        )
        return Response({"email": membership.user.email, "team_id": membership.team_id}, status=201)
