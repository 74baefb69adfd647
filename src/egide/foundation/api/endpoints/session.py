"""Who am I, in which firm, and from where am I logged in."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.accounts.public import (
    Caller,
    ProfileChange,
    change_profile,
    devices_of,
    revoke_device,
    switch_team,
    teams_of,
)
from egide.foundation.api.public import SESSION, ApiView, empty
from egide.foundation.api.serializers import Checked, RoleField
from egide.foundation.authz.public import abilities_of
from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import team_scope


class SessionUser(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    email = serializers.EmailField()
    prenom = serializers.CharField()
    nom = serializers.CharField()
    langue = serializers.ChoiceField(["fr", "en"])
    theme = serializers.ChoiceField(["system", "light", "dark"])
    raccourcis = serializers.BooleanField()


class SessionTeam(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    nom = serializers.CharField()


class SessionTeamChoice(SessionTeam):
    role = RoleField()


class SessionDoor(serializers.Serializer[Any]):
    """Ce qui manque pour entrer dans le cabinet de la session."""

    motif = serializers.ChoiceField(["second_facteur", "sso"])
    team = SessionTeam()


class SessionFactor(serializers.Serializer[Any]):
    actif = serializers.BooleanField()
    exige_le = serializers.DateField(allow_null=True, help_text="Jour à partir duquel le cabinet en exige un.")


class SessionState(serializers.Serializer[Any]):
    user = SessionUser()
    team = SessionTeam(allow_null=True)
    role = RoleField(allow_null=True)
    membership_id = serializers.UUIDField(allow_null=True)
    teams = SessionTeamChoice(many=True)
    abilities = serializers.ListField(child=serializers.CharField())
    porte = SessionDoor(allow_null=True, help_text="Le cabinet est fermé tant que ceci manque ; team est alors null.")
    second_facteur = SessionFactor()
    live_url = serializers.CharField()


class ProfileInput(Checked):
    langue = serializers.ChoiceField(["fr", "en"], required=False)
    theme = serializers.ChoiceField(["system", "light", "dark"], required=False)
    raccourcis = serializers.BooleanField(required=False)
    prenom = serializers.CharField(max_length=100, required=False)
    nom = serializers.CharField(max_length=100, required=False)


class TeamInput(Checked):
    team_id = serializers.UUIDField()


class DeviceOutput(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    ip = serializers.CharField(allow_null=True)
    user_agent = serializers.CharField()
    created_at = serializers.DateTimeField()
    last_seen = serializers.DateTimeField()
    current = serializers.BooleanField()


def live_url(request: Request) -> str:
    """Where this page opens its socket. `{host}` stands for the name the page itself was asked under: a cookie given
    to `localhost` does not travel to `127.0.0.1`."""
    host = urlsplit(f"//{request.get_host()}").hostname or ""
    return settings.EGIDE_LIVE_URL.replace("{host}", host) or "/ws"


def session_state(caller: Caller, request: Request) -> dict[str, Any]:
    """What the application needs to draw itself. One statement beside the caller's own."""
    return {
        "user": {
            "id": caller.user_id,
            "email": caller.email,
            "prenom": caller.prenom,
            "nom": caller.nom,
            "langue": caller.langue,
            "theme": caller.theme,
            "raccourcis": caller.raccourcis,
        },
        "team": {"id": caller.team_id, "nom": caller.team_nom} if caller.team_id else None,
        "role": caller.role,
        "membership_id": caller.membership_id,
        "teams": [
            {"id": access.team_id, "nom": access.team_nom, "role": access.role}
            for access in teams_of(caller.user_id)
            # A firm's provider opens no other.
            if caller.sso_team_id in (None, access.team_id)
        ],
        "abilities": abilities_of(caller) if caller.team_id else [],
        "porte": {
            "motif": caller.barred.reason,
            "team": {"id": caller.barred.team_id, "nom": caller.barred.team_nom},
        }
        if caller.barred
        else None,
        "second_facteur": {"actif": caller.second_factor, "exige_le": caller.factor_from},
        "live_url": live_url(request),
    }


def tell_pages(caller: Caller, team_id: UUID | None) -> None:
    """The person's pages open on that firm look again at who they are."""
    if team_id is not None:
        with team_scope(team_id):
            publish("session.revoked", user_id=caller.user_id)


class SessionView(ApiView):
    """The present session."""

    abilities = {"GET": SESSION}

    @extend_schema(responses=SessionState, operation_id="session_read")
    def get(self, request: Request) -> Response:
        return Response(session_state(self.caller, request))


class ProfileView(ApiView):
    """One's own name and preferences."""

    abilities = {"PATCH": SESSION}

    @extend_schema(request=ProfileInput, responses=SessionState, operation_id="session_profile_update")
    def patch(self, request: Request) -> Response:
        change: ProfileChange = ProfileInput.check(request)  # type: ignore[assignment]
        return Response(session_state(change_profile(caller=self.caller, change=change), request))


class TeamView(ApiView):
    """The firm this session works for."""

    abilities = {"POST": SESSION}

    @extend_schema(request=TeamInput, responses={200: SessionState}, operation_id="session_team_switch")
    def post(self, request: Request) -> Response:
        team_id: UUID = TeamInput.check(request)["team_id"]
        switched = switch_team(caller=self.caller, team_id=team_id)
        tell_pages(self.caller, self.caller.team_id)
        return Response(session_state(switched, request))


class DevicesView(ApiView):
    """One's open sessions."""

    abilities = {"GET": SESSION}

    @extend_schema(responses=DeviceOutput(many=True), operation_id="session_devices_list")
    def get(self, request: Request) -> Response:
        return Response(DeviceOutput(devices_of(self.caller), many=True).data)


class DeviceView(ApiView):
    """One of one's open sessions."""

    abilities = {"DELETE": SESSION}

    @extend_schema(responses={204: None}, operation_id="session_device_revoke")
    def delete(self, request: Request, device_id: UUID) -> HttpResponse:
        tell_pages(self.caller, revoke_device(caller=self.caller, session_id=device_id))
        return empty()
