"""What other packages may use of accounts."""

from egide.foundation.accounts.api_tokens import api_tokens, create_api_token, resolve_token, revoke_api_token
from egide.foundation.accounts.caller import Barred, Caller
from egide.foundation.accounts.delegations import absents_of, delegate, delegations, end_delegation
from egide.foundation.accounts.departures import Charge, charges_of, depart, hand_over, register_charge
from egide.foundation.accounts.equipes import EquipeLine, create_equipe, equipes, remove_equipe, rename_equipe
from egide.foundation.accounts.factors import reset_second_factor
from egide.foundation.accounts.invitations import (
    Preview,
    accept,
    invite,
    open_invitations,
    preview,
    revoke_invitation,
)
from egide.foundation.accounts.mail import invitation_link
from egide.foundation.accounts.members import change_member, member_name, members
from egide.foundation.accounts.memberships import TeamAccess, sight_of, teams_of
from egide.foundation.accounts.models import Invitation, Membership, User
from egide.foundation.accounts.policy import AccessRules, access_rules, demand_second_factor
from egide.foundation.accounts.profile import ProfileChange, change_profile
from egide.foundation.accounts.roles import Portee, Role
from egide.foundation.accounts.sessions import (
    Device,
    devices_of,
    forget_expired_sessions,
    resolve_caller,
    revoke_device,
    switch_team,
)
from egide.foundation.accounts.sso import finish as sso_finish
from egide.foundation.accounts.sso import redirect_uri
from egide.foundation.accounts.sso import start as sso_start
from egide.foundation.accounts.sso_settings import remove_sso_provider, set_sso_provider, sso_provider

__all__ = [
    "AccessRules",
    "Barred",
    "Caller",
    "Charge",
    "Device",
    "EquipeLine",
    "Invitation",
    "Membership",
    "Portee",
    "Preview",
    "ProfileChange",
    "Role",
    "TeamAccess",
    "User",
    "absents_of",
    "accept",
    "access_rules",
    "api_tokens",
    "change_member",
    "change_profile",
    "charges_of",
    "create_api_token",
    "create_equipe",
    "delegate",
    "delegations",
    "demand_second_factor",
    "depart",
    "devices_of",
    "end_delegation",
    "equipes",
    "forget_expired_sessions",
    "hand_over",
    "invitation_link",
    "invite",
    "member_name",
    "members",
    "open_invitations",
    "preview",
    "redirect_uri",
    "register_charge",
    "remove_equipe",
    "remove_sso_provider",
    "rename_equipe",
    "reset_second_factor",
    "resolve_caller",
    "resolve_token",
    "revoke_api_token",
    "revoke_device",
    "revoke_invitation",
    "set_sso_provider",
    "sight_of",
    "sso_finish",
    "sso_provider",
    "sso_start",
    "switch_team",
    "teams_of",
]
