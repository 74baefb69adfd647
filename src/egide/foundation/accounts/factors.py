"""The second factor of a person who lost it."""

from __future__ import annotations

from uuid import UUID

from allauth.mfa.models import Authenticator
from django.utils import timezone

from egide.foundation.accounts import mail
from egide.foundation.accounts.caller import Caller
from egide.foundation.accounts.memberships import teams_of
from egide.foundation.accounts.models import Membership, Session, User
from egide.foundation.accounts.roles import Role
from egide.kit.errors import Conflict, Forbidden, NotFound

YOURS = "Le vôtre se change dans « Connexion et sécurité »."
ADMINS_ONLY = "Seul un administrateur retire le second facteur d’un administrateur."
ELSEWHERE = "Ce compte sert aussi ailleurs : demandez à l’exploitant de la plateforme de retirer son second facteur."
NONE = "Cette personne n’a pas de second facteur."


def remove_factors(user: User) -> bool:
    """Telephone, keys and recovery codes; their sessions end everywhere.

    :returns: whether there was any.
    """
    removed, _ = Authenticator.objects.filter(user=user).delete()
    Session.objects.filter(user=user).delete()
    return bool(removed)


def reset_second_factor(*, caller: Caller, membership_id: UUID) -> Membership:
    """A member who lost their telephone logs in by password once more; they are told by letter.

    An account that serves several firms is protected by each: none of them may weaken it for the others.

    :raises NotFound: nobody of this firm.
    :raises Conflict: `own_factor`, `factor_elsewhere`, `no_factor`.
    :raises Forbidden: a manager on an administrator.
    """
    member = Membership.objects.select_for_update(of=("self",)).select_related("user").filter(id=membership_id).first()
    if member is None:
        raise NotFound
    if member.id == caller.membership_id:
        raise Conflict("own_factor", YOURS)
    if member.role == Role.ADMIN and caller.role != Role.ADMIN:
        raise Forbidden("admins_only", ADMINS_ONLY)
    if any(access.team_id != caller.team_id for access in teams_of(member.user_id)):
        raise Conflict("factor_elsewhere", ELSEWHERE)
    if not remove_factors(member.user):
        raise Conflict("no_factor", NONE)
    member.facteur_retire_at = timezone.now()
    member.save(update_fields=["facteur_retire_at"])
    mail.send_factor_reset(to=member.user.email, by=f"{caller.prenom} {caller.nom}", firm=caller.team_nom or "")
    return member
