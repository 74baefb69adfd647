"""The members of the current firm: who they are, what they may be changed to."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from egide.foundation.accounts.caller import Caller
from egide.foundation.accounts.delegations import end_delegations_of
from egide.foundation.accounts.models import ApiToken, Equipe, Membership, Session, SsoProvider
from egide.foundation.accounts.roles import Portee, Role
from egide.kit.errors import Conflict, Invalid, NotFound

BREAK_GLASS = "Ce membre est l’administrateur de secours de la connexion d’entreprise : choisissez-en un autre d’abord."
LAST_ADMIN = "Un cabinet garde au moins un administrateur actif."
ADMIN_SEES = "Un administrateur voit tous les clients du cabinet."
WITHOUT_TEAM = "Choisissez l’équipe dont cette personne voit les clients."
NO_SUCH_TEAM = "Cette équipe n’existe pas."


class Unset(Enum):
    """Not said, where None says something."""

    UNSET = "unset"


UNSET = Unset.UNSET


FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def with_factor(rows: QuerySet[Membership]) -> QuerySet[Membership]:
    """Each with `second_facteur`: whether its person has one."""
    held = Authenticator.objects.filter(user_id=OuterRef("user_id"), type__in=FACTORS)
    return rows.annotate(second_facteur=Exists(held))


def members() -> Sequence[Membership]:
    """Every membership of the firm, ended ones too, by name; `user`, `equipe` and `second_facteur` are loaded.

    One statement.
    """
    rows = with_factor(Membership.objects.select_related("user", "equipe"))
    return list(rows.order_by("user__nom", "user__prenom", "id"))


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
    portee: Portee | None = None,
    equipe_id: UUID | Unset | None = UNSET,
) -> Membership:
    """Change what is given. Ending a membership ends that person's sessions and tokens of this firm.

    Who becomes an administrator sees the whole firm.

    :raises NotFound: nobody of this firm.
    :raises Conflict: `last_admin`, the firm would have no active administrator left; `break_glass`, they are the one
        who enters when the firm's provider does not answer.
    :raises Invalid: an unknown team; a member limited to their team without one; a limited administrator.
    """
    # Every administrator's row, in one order: two who demote each other wait, and the second is refused.
    locked = {
        member.id: member
        for member in with_factor(Membership.objects.select_related("user", "equipe"))
        .select_for_update(of=("self",))
        .order_by("id")
        if member.id == membership_id or (member.role == Role.ADMIN and member.active)
    }
    member = locked.get(membership_id)
    if member is None:
        raise NotFound
    was_admin = member.role == Role.ADMIN and member.active
    member.role = member.role if role is None else role
    member.titre = member.titre if titre is None else titre
    member.active = member.active if active is None else active
    if role == Role.ADMIN and portee is None:
        member.portee = Portee.TOUS
    member.portee = member.portee if portee is None else portee
    if not isinstance(equipe_id, Unset):
        member.equipe = equipe_of(equipe_id)
    check_standing(Role(member.role), Portee(member.portee), member.equipe_id)
    others = any(other.id != membership_id for other in locked.values() if other.role == Role.ADMIN and other.active)
    if was_admin and not others and not (member.role == Role.ADMIN and member.active):
        raise Conflict("last_admin", LAST_ADMIN)
    if not (member.role == Role.ADMIN and member.active) and SsoProvider.objects.filter(secours=member).exists():
        raise Conflict("break_glass", BREAK_GLASS)
    member.save(update_fields=["role", "titre", "active", "portee", "equipe"])
    if not member.active:
        Session.objects.filter(user_id=member.user_id, team_id=caller.team_id).delete()
        ApiToken.objects.filter(membre_id=member.id, revoked_at=None).update(revoked_at=timezone.now())
        end_delegations_of(member.id)
    return member


def check_standing(role: Role, portee: Portee, equipe_id: UUID | None) -> None:
    """:raises Invalid: a limited administrator; a member limited to their team without one."""
    if role == Role.ADMIN and portee != Portee.TOUS:
        raise Invalid({"portee": [ADMIN_SEES]})
    if portee == Portee.EQUIPE and equipe_id is None:
        raise Invalid({"equipe_id": [WITHOUT_TEAM]})


def equipe_of(equipe_id: UUID | None) -> Equipe | None:
    """:raises Invalid: no such team in this firm."""
    if equipe_id is None:
        return None
    equipe = Equipe.objects.filter(id=equipe_id).first()
    if equipe is None:
        raise Invalid({"equipe_id": [NO_SUCH_TEAM]})
    return equipe
