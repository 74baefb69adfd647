"""Addresses of the API that belong to no business module."""

from __future__ import annotations

from django.db.transaction import non_atomic_requests
from django.urls import path
from drf_spectacular.views import SpectacularAPIView

from egide.foundation.api.endpoints import access, invitations, session, sso, standing, team, tokens

urlpatterns = [
    path("schema", SpectacularAPIView.as_view(authentication_classes=(), permission_classes=()), name="schema"),
    path("session", session.SessionView.as_view(), name="session"),
    path("session/profile", session.ProfileView.as_view(), name="session-profile"),
    path("session/team", session.TeamView.as_view(), name="session-team"),
    path("session/devices", session.DevicesView.as_view(), name="session-devices"),
    path("session/devices/<uuid:device_id>", session.DeviceView.as_view(), name="session-device"),
    path("team/members", team.MembersView.as_view(), name="team-members"),
    path("team/members/<uuid:member_id>", team.MemberView.as_view(), name="team-member"),
    path("team/members/<uuid:member_id>/charges", team.ChargesView.as_view(), name="team-member-charges"),
    path("team/members/<uuid:member_id>/departure", team.DepartureView.as_view(), name="team-member-departure"),
    path(
        "team/members/<uuid:member_id>/second-factor",
        access.SecondFactorView.as_view(),
        name="team-member-second-factor",
    ),
    path("team/sso", sso.SsoView.as_view(), name="team-sso"),
    path("access/sso/start", non_atomic_requests(sso.SsoStartView.as_view()), name="access-sso-start"),
    path("access/sso/finish", non_atomic_requests(sso.SsoFinishView.as_view()), name="access-sso-finish"),
    path("team/access", access.AccessView.as_view(), name="team-access"),
    path("team/equipes", standing.EquipesView.as_view(), name="team-equipes"),
    path("team/equipes/<uuid:equipe_id>", standing.EquipeView.as_view(), name="team-equipe"),
    path("team/delegations", standing.DelegationsView.as_view(), name="team-delegations"),
    path("team/delegations/<uuid:delegation_id>", standing.DelegationView.as_view(), name="team-delegation"),
    path("team/tokens", tokens.TokensView.as_view(), name="team-tokens"),
    path("team/tokens/<uuid:token_id>", tokens.TokenView.as_view(), name="team-token"),
    path("team/invitations", team.InvitationsView.as_view(), name="team-invitations"),
    path("team/invitations/<uuid:invitation_id>", team.InvitationView.as_view(), name="team-invitation"),
    path("invitations/accept", invitations.AcceptView.as_view(), name="invitation-accept"),
    path("invitations/<str:token>", invitations.PreviewView.as_view(), name="invitation-preview"),
]
