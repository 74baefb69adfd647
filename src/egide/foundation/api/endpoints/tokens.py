"""The tokens with which a member's programs use the API."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.accounts.public import api_tokens, create_api_token, revoke_api_token
from egide.foundation.api.public import ApiView, empty
from egide.foundation.api.serializers import Checked
from egide.foundation.authz.public import can, scopes_of
from egide.kit.errors import Invalid

LONGEST_DAYS = 366
NOT_YOURS = "Cette portée n’existe pas ou dépasse vos droits."


class TokenOutput(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    nom = serializers.CharField()
    debut = serializers.CharField(help_text="De quoi le reconnaître.")
    portees = serializers.ListField(child=serializers.CharField(), source="scopes")
    membre_nom = serializers.CharField(source="membre.user")
    membre_id = serializers.UUIDField()
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
    last_used_at = serializers.DateTimeField(allow_null=True)
    last_ip = serializers.CharField(allow_null=True)


class NewTokenOutput(TokenOutput):
    jeton = serializers.CharField(help_text="Le secret ; montré cette seule fois.")


class ScopeOutput(serializers.Serializer[Any]):
    portee = serializers.CharField(help_text="Par exemple clients:read.")
    droits = serializers.ListField(child=serializers.CharField())


class TokensOutput(serializers.Serializer[Any]):
    jetons = TokenOutput(many=True)
    portees = ScopeOutput(many=True, help_text="Ce que vous pouvez accorder.")


class TokenInput(Checked):
    nom = serializers.CharField(max_length=80)
    portees = serializers.ListField(child=serializers.CharField(max_length=60), allow_empty=False, max_length=40)
    jours = serializers.IntegerField(min_value=1, max_value=LONGEST_DAYS, help_text="Durée de validité.")


class TokensView(ApiView):
    """One's own tokens; an administrator sees those of the whole firm."""

    abilities = {"GET": "tokens.create", "POST": "tokens.create"}
    # The answer tells a secret.
    replayable = False

    @extend_schema(responses=TokensOutput, operation_id="team_tokens_list")
    def get(self, request: Request) -> Response:
        everybody = can(self.caller, "team.manage")
        rows = api_tokens(membership_id=None if everybody else self.caller.membership_id)
        scopes = [{"portee": scope, "droits": abilities} for scope, abilities in scopes_of(self.caller).items()]
        return Response(TokensOutput({"jetons": rows, "portees": scopes}).data)

    @extend_schema(request=TokenInput, responses={201: NewTokenOutput}, operation_id="team_token_create")
    def post(self, request: Request) -> Response:
        values = TokenInput.check(request)
        if not set(values["portees"]) <= set(scopes_of(self.caller)):
            raise Invalid({"portees": [NOT_YOURS]})
        made, secret = create_api_token(
            caller=self.caller, nom=values["nom"], scopes=values["portees"], days=values["jours"]
        )
        return Response({**TokenOutput(made).data, "jeton": secret}, status=201)


class TokenView(ApiView):
    """One token."""

    abilities = {"DELETE": "tokens.create"}

    @extend_schema(responses={204: None}, operation_id="team_token_revoke")
    def delete(self, request: Request, token_id: UUID) -> HttpResponse:
        revoke_api_token(caller=self.caller, token_id=token_id, manages=can(self.caller, "team.manage"))
        return empty()
