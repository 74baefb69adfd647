"""The members of the firm, and the invitations it has sent."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.accounts.public import (
    Caller,
    Portee,
    change_member,
    charges_of,
    depart,
    hand_over,
    invitation_link,
    invite,
    members,
    open_invitations,
    revoke_invitation,
)
from egide.foundation.api.public import ApiView, empty
from egide.foundation.api.serializers import Checked, PorteeField, RoleField
from egide.foundation.authz.public import can
from egide.foundation.realtime.public import publish


class MemberOutput(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    user_id = serializers.UUIDField()
    prenom = serializers.CharField(source="user.prenom")
    nom = serializers.CharField(source="user.nom")
    email = serializers.EmailField(source="user.email")
    role = RoleField()
    titre = serializers.CharField()
    active = serializers.BooleanField()
    portee = PorteeField()
    equipe_id = serializers.UUIDField(allow_null=True)
    equipe_nom = serializers.CharField(source="equipe.nom", default=None, allow_null=True)
    second_facteur = serializers.SerializerMethodField(help_text="null : seuls les responsables le savent.")

    def get_second_facteur(self, member: Any) -> bool | None:
        caller: Caller = self.context["caller"]
        return member.second_facteur if can(caller, "team.secure") else None


class MemberInput(Checked):
    role = RoleField(required=False)
    titre = serializers.CharField(max_length=80, allow_blank=True, required=False)
    active = serializers.BooleanField(required=False)
    portee = PorteeField(required=False)
    equipe_id = serializers.UUIDField(required=False, allow_null=True)


class ChargesOutput(serializers.Serializer[Any]):
    """Combien de clients, d’entretiens en attente et de tâches à faire sont au nom d’une personne."""

    clients = serializers.IntegerField()
    entretiens = serializers.IntegerField()
    taches = serializers.IntegerField()


class DepartureInput(Checked):
    confier_a = serializers.UUIDField(allow_null=True, help_text="Qui reçoit ses clients ; null : ils lui restent.")


class DepartureOutput(serializers.Serializer[Any]):
    membre = MemberOutput()
    charges = ChargesOutput()


class HandOverInput(Checked):
    confier_a = serializers.UUIDField(help_text="Le membre actif qui reçoit ses clients.")


class InvitationInput(Checked):
    email = serializers.EmailField()
    role = RoleField()
    titre = serializers.CharField(max_length=80, allow_blank=True, default="")
    portee = PorteeField(default=Portee.TOUS)
    equipe_id = serializers.UUIDField(default=None, allow_null=True)


class InvitationOutput(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    email = serializers.EmailField()
    role = RoleField()
    titre = serializers.CharField()
    portee = PorteeField()
    equipe_id = serializers.UUIDField(allow_null=True)
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()


class NewInvitationOutput(InvitationOutput):
    lien = serializers.CharField(help_text="Adresse à remettre à la personne ; montrée cette seule fois.")


class MembersView(ApiView):
    """Everybody of the firm, those who have left too."""

    abilities = {"GET": "team.view"}

    @extend_schema(responses=MemberOutput(many=True), operation_id="team_members_list")
    def get(self, request: Request) -> Response:
        return Response(MemberOutput(members(), many=True, context={"caller": self.caller}).data)


class MemberView(ApiView):
    """One member of the firm."""

    abilities = {"PATCH": "team.manage"}

    @extend_schema(request=MemberInput, responses=MemberOutput, operation_id="team_member_update")
    def patch(self, request: Request, member_id: UUID) -> Response:
        values = MemberInput.check(request)
        member = change_member(caller=self.caller, membership_id=member_id, **values)
        # Their pages look again at what they may do, and close if nothing is left.
        publish("session.revoked", user_id=member.user_id)
        return Response(MemberOutput(member, context={"caller": self.caller}).data)


class ChargesView(ApiView):
    """What is in a member's name: asked before they leave, and what may be given to another at any time."""

    abilities = {"GET": "team.manage", "POST": "team.manage"}

    @extend_schema(responses=ChargesOutput, operation_id="team_member_charges")
    def get(self, request: Request, member_id: UUID) -> Response:
        return Response(ChargesOutput(charges_of(member_id)).data)

    @extend_schema(request=HandOverInput, responses=ChargesOutput, operation_id="team_member_hand_over")
    def post(self, request: Request, member_id: UUID) -> Response:
        heir: UUID = HandOverInput.check(request)["confier_a"]
        return Response(ChargesOutput(hand_over(caller=self.caller, membership_id=member_id, heir_id=heir)).data)


class DepartureView(ApiView):
    """A member leaves; their clients do not."""

    abilities = {"POST": "team.manage"}

    @extend_schema(request=DepartureInput, responses=DepartureOutput, operation_id="team_member_depart")
    def post(self, request: Request, member_id: UUID) -> Response:
        heir: UUID | None = DepartureInput.check(request)["confier_a"]
        member, charges = depart(caller=self.caller, membership_id=member_id, heir_id=heir)
        publish("session.revoked", user_id=member.user_id)
        return Response(DepartureOutput({"membre": member, "charges": charges}, context={"caller": self.caller}).data)


class InvitationsView(ApiView):
    """Offers to join the firm that wait for an answer."""

    abilities = {"GET": "team.manage", "POST": "team.manage"}

    @extend_schema(responses=InvitationOutput(many=True), operation_id="team_invitations_list")
    def get(self, request: Request) -> Response:
        return Response(InvitationOutput(open_invitations(), many=True).data)

    @extend_schema(request=InvitationInput, responses={201: NewInvitationOutput}, operation_id="team_invitation_create")
    def post(self, request: Request) -> Response:
        invitation, token = invite(caller=self.caller, **InvitationInput.check(request))
        return Response({**InvitationOutput(invitation).data, "lien": invitation_link(token)}, status=201)


class InvitationView(ApiView):
    """One offer to join the firm."""

    abilities = {"DELETE": "team.manage"}

    @extend_schema(responses={204: None}, operation_id="team_invitation_revoke")
    def delete(self, request: Request, invitation_id: UUID) -> HttpResponse:
        revoke_invitation(invitation_id=invitation_id)
        return empty()
