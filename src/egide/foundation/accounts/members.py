"""The members of the current firm: who they are, what they may be changed to."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from egide.foundation.accounts.caller import Caller
from egide.foundation.accounts.models import Membership, Session
from egide.foundation.accounts.roles import Role
from egide.kit.errors import Conflict, NotFound

LAST_ADMIN = "Un cabinet garde au moins un administrateur actif."


def members() -> Sequence[Membership]:
    """Every membership of the firm, ended ones too, by name; `user` is loaded. One statement."""
    return list(Membership.objects.select_related("user").order_by("user__nom", "user__prenom", "id"))


def member_name(membership_id: UUID) -> str | None:
    """« Prénom Nom » of an active member of the firm, None when there is none. One statement."""
    names = Membership.objects.filter(id=membership_id, active=True).values_list("user__prenom", "user__nom").first()
    return " ".join(names) if names else None


def change_member(
    *,
    caller: Caller,
    membership_id: UUID,
    role: Role | None = None,
    titre: str | None = None,
    active: bool | None = None,
) -> Membership:
    """Change what is given. Ending a membership takes the firm away from that person's open sessions.

    :raises NotFound: nobody of this firm.
    :raises Conflict: `last_admin`, the firm would have no active administrator left.
    """
    # Every administrator's row, in one order: two who demote each other wait, and the second is refused.
    locked = {
        member.id: member
        for member in Membership.objects.select_for_update(of=("self",)).select_related("user").order_by("id")
        if member.id == membership_id or (member.role == Role.ADMIN and member.active)
    }
    member = locked.get(membership_id)
    if member is None:
        raise NotFound
    was_admin = member.role == Role.ADMIN and member.active
    member.role = member.role if role is None else role
    member.titre = member.titre if titre is None else titre
    member.active = member.active if active is None else active
    others = any(other.id != membership_id for other in locked.values() if other.role == Role.ADMIN and other.active)
    if was_admin and not others and not (member.role == Role.ADMIN and member.active):
        raise Conflict("last_admin", LAST_ADMIN)
    member.save(update_fields=["role", "titre", "active"])
    if not member.active:
        Session.objects.filter(user_id=member.user_id, team_id=caller.team_id).update(team_id=None)
    return member
