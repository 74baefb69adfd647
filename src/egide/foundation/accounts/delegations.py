"""Who stands in for an absent member, from when to when."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.utils import timezone

from egide.foundation.accounts import mail
from egide.foundation.accounts.caller import Caller
from egide.foundation.accounts.models import Delegation, Membership
from egide.kit.errors import Conflict, Forbidden, Invalid, NotFound

NOBODY = "Cette personne n’est pas un membre actif du cabinet."
ONESELF = "Choisissez un autre membre que la personne absente."
BACKWARDS = "La fin vient avant le début."
PAST = "Cette période est déjà passée."
OVERLAP = "Cette personne a déjà un remplaçant sur une partie de cette période : terminez d’abord l’autre délégation."


def delegations() -> Sequence[Delegation]:
    """Present and coming ones, the first to begin first; `absent`, `delegue` and their people are loaded.
    One statement."""
    return list(
        Delegation.objects.filter(ended_at=None, fin__gte=timezone.localdate())
        .select_related("absent__user", "delegue__user")
        .order_by("debut", "id")
    )


def absents_of(delegation_ids: Collection[UUID]) -> Mapping[UUID, str]:
    """{delegation: « Prénom Nom » of whoever was absent}. One statement, none for no delegation."""
    if not delegation_ids:
        return {}
    rows = Delegation.objects.filter(id__in=delegation_ids).select_related("absent__user")
    return {row.id: str(row.absent.user) for row in rows}


def delegate(
    *, caller: Caller, absent_id: UUID, delegue_id: UUID, debut: date, fin: date, motif: str = "", manages: bool
) -> Delegation:
    """`delegue` sees and does as `absent` from `debut` to `fin`, both days included; they are told by letter.

    :param manages: the caller may decide for others than themselves.
    :raises Forbidden: somebody else's clients. :raises Invalid: by field. :raises Conflict: `already_delegated`.
    """
    if absent_id != caller.membership_id and not manages:
        raise Forbidden
    people = {
        member.id: member
        for member in Membership.objects.select_for_update(of=("self",))
        .select_related("user")
        .filter(id__in=[absent_id, delegue_id], active=True)
        .order_by("id")
    }
    errors: dict[str, list[str]] = {}
    for name, identifier in (("absent_id", absent_id), ("delegue_id", delegue_id)):
        if identifier not in people:
            errors[name] = [NOBODY]
    if absent_id == delegue_id:
        errors["delegue_id"] = [ONESELF]
    if fin < debut:
        errors["fin"] = [BACKWARDS]
    elif fin < timezone.localdate():
        errors["fin"] = [PAST]
    if errors:
        raise Invalid(errors)
    if Delegation.objects.filter(absent_id=absent_id, ended_at=None, debut__lte=fin, fin__gte=debut).exists():
        raise Conflict("already_delegated", OVERLAP)
    made = Delegation.objects.create(
        absent=people[absent_id],
        delegue=people[delegue_id],
        debut=debut,
        fin=fin,
        motif=motif.strip(),
        created_by_id=caller.user_id,
        created_at=timezone.now(),
    )
    mail.send_delegation(
        to=made.delegue.user.email, absent=str(made.absent.user), firm=caller.team_nom or "", debut=debut, fin=fin
    )
    return made


def end_delegation(*, caller: Caller, delegation_id: UUID, manages: bool) -> Delegation:
    """It ends now. :raises NotFound: none of this firm's, or already over.

    :raises Forbidden: neither the absent's nor an administrator's.
    """
    delegation = (
        Delegation.objects.select_for_update(of=("self",))
        .select_related("absent", "delegue")
        .filter(id=delegation_id, ended_at=None)
        .first()
    )
    if delegation is None:
        raise NotFound
    if delegation.absent_id != caller.membership_id and not manages:
        raise Forbidden
    delegation.ended_at = timezone.now()
    delegation.save(update_fields=["ended_at"])
    return delegation


def end_delegations_of(membership_id: UUID) -> None:
    """Whoever leaves stands in for nobody any more; those who stand in for them go on, for their clients' sake."""
    for delegation in Delegation.objects.select_for_update().filter(delegue_id=membership_id, ended_at=None):
        delegation.ended_at = timezone.now()
        delegation.save(update_fields=["ended_at"])
