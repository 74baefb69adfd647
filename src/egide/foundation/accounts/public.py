"""What other packages may use of accounts."""

from egide.foundation.accounts.caller import Caller
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
from egide.foundation.accounts.memberships import TeamAccess, teams_of
from egide.foundation.accounts.models import Invitation, Membership, User
from egide.foundation.accounts.profile import ProfileChange, change_profile
from egide.foundation.accounts.roles import Role
from egide.foundation.accounts.sessions import (
    Device,
    devices_of,
    forget_expired_sessions,
    resolve_caller,
    revoke_device,
    switch_team,
)

__all__ = [
    "Caller",
    "Device",
    "Invitation",
    "Membership",
    "Preview",
    "ProfileChange",
    "Role",
    "TeamAccess",
    "User",
    "accept",
    "change_member",
    "change_profile",
    "devices_of",
    "forget_expired_sessions",
    "invitation_link",
    "invite",
    "member_name",
    "members",
    "open_invitations",
    "preview",
    "resolve_caller",
    "revoke_device",
    "revoke_invitation",
    "switch_team",
    "teams_of",
]
