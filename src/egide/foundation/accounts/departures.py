"""When somebody leaves the firm: their access ends at once, their clients do not.

A module that keeps things in a member's name declares them here; accounts know nothing of clients.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from egide.foundation.accounts import mail
from egide.foundation.accounts.caller import Caller
from egide.foundation.accounts.members import change_member
from egide.foundation.accounts.models import Membership
from egide.kit.errors import Invalid, NotFound

NOT_ACTIVE = "Choisissez un autre membre actif du cabinet."


@dataclass(frozen=True, slots=True)
class Charge:
    """What is kept in a member's name. Both functions are called in the firm's scope and answer how many.

    `hand_over(member, heir)` gives all of it to another member.
    """

    count: Callable[[UUID], int]
    hand_over: Callable[[UUID, UUID], int]


_charges: dict[str, Charge] = {}


def register_charge(name: str, charge: Charge) -> None:
    """`name` is the key in what the API answers ("clients")."""
    _charges[name] = charge


def charges_of(membership_id: UUID) -> Mapping[str, int]:
    """How many of each thing are in this member's name. One statement for each kind.

    :raises NotFound: nobody of this firm.
    """
    if not Membership.objects.filter(id=membership_id).exists():
        raise NotFound
    return {name: charge.count(membership_id) for name, charge in sorted(_charges.items())}


def hand_over(*, caller: Caller, membership_id: UUID, heir_id: UUID) -> Mapping[str, int]:
    """Everything in a member's name goes to another, who is told by letter.

    :returns: how many of each.
    :raises NotFound: nobody of this firm. :raises Invalid: `confier_a` is no other active member.
    """
    people = {
        member.id: member
        for member in Membership.objects.select_related("user").filter(id__in=[membership_id, heir_id])
    }
    if membership_id not in people:
        raise NotFound
    heir = people.get(heir_id)
    if heir is None or not heir.active or heir_id == membership_id:
        raise Invalid({"confier_a": [NOT_ACTIVE]})
    given = {name: charge.hand_over(membership_id, heir_id) for name, charge in sorted(_charges.items())}
    if given.get("clients"):
        mail.send_handed_over(
            to=heir.user.email,
            by=f"{caller.prenom} {caller.nom}",
            before=str(people[membership_id].user),
            clients=given["clients"],
            firm=caller.team_nom or "",
        )
    return given


def depart(*, caller: Caller, membership_id: UUID, heir_id: UUID | None) -> tuple[Membership, Mapping[str, int]]:
    """The membership ends, sessions and tokens with it; what was in their name goes to `heir_id`, or stays theirs.

    :returns: the ended membership, and how many of each thing changed hands (None handed: how many stay).
    :raises NotFound, Conflict, Invalid: as `change_member` and `hand_over`.
    """
    moved = (
        hand_over(caller=caller, membership_id=membership_id, heir_id=heir_id)
        if heir_id is not None
        else charges_of(membership_id)
    )
    return change_member(caller=caller, membership_id=membership_id, active=False), moved
