"""How people may enter the firm."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.accounts.public import access_rules, demand_second_factor, reset_second_factor
from egide.foundation.api.public import ApiView, empty
from egide.foundation.api.serializers import Checked
from egide.foundation.realtime.public import publish


class AccessInput(Checked):
    second_facteur_depuis = serializers.DateField(
        allow_null=True, help_text="Jour à partir duquel il est exigé de chaque membre ; null : il ne l’est pas."
    )


class AccessOutput(serializers.Serializer[Any]):
    second_facteur_depuis = serializers.DateField(allow_null=True)
    sans_facteur = serializers.IntegerField(help_text="Combien de membres actifs n’en ont pas encore.")


class AccessView(ApiView):
    """What the firm demands of whoever enters."""

    abilities = {"GET": "team.secure", "PUT": "team.secure"}

    @extend_schema(responses=AccessOutput, operation_id="team_access_read")
    def get(self, request: Request) -> Response:
        return Response(AccessOutput(access_rules()).data)

    @extend_schema(request=AccessInput, responses=AccessOutput, operation_id="team_access_change")
    def put(self, request: Request) -> Response:
        since: date | None = AccessInput.check(request)["second_facteur_depuis"]
        rules = demand_second_factor(caller=self.caller, since=since)
        # Every page of the firm looks again at whether it may stay.
        publish("session.revoked")
        return Response(AccessOutput(rules).data)


class SecondFactorView(ApiView):
    """The second factor of a member who lost it."""

    abilities = {"DELETE": "team.secure"}

    @extend_schema(responses={204: None}, operation_id="team_member_factor_reset")
    def delete(self, request: Request, member_id: UUID) -> HttpResponse:
        member = reset_second_factor(caller=self.caller, membership_id=member_id)
        publish("session.revoked", user_id=member.user_id)
        return empty()
