"""The teams of a firm: who shares their clients with whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from egide.foundation.accounts.models import Equipe, Invitation, Membership
from egide.kit.errors import Conflict, Invalid, NotFound

TAKEN = "Une équipe porte déjà ce nom."
INHABITED = "Des membres ou des invitations sont dans cette équipe : changez-les d’équipe d’abord."


@dataclass(frozen=True, slots=True)
class EquipeLine:
    """A team, and how many active members it has."""

    id: UUID
    nom: str
    membres: int


def equipes() -> Sequence[EquipeLine]:
    """The firm's teams by name. One statement."""
    rows = Equipe.objects.annotate(n=Count("membres", filter=Q(membres__active=True))).order_by("nom", "id")
    return [EquipeLine(row.id, row.nom, row.n) for row in rows]


def create_equipe(*, nom: str) -> EquipeLine:
    """:raises Invalid: the name is taken."""
    _free(nom)
    equipe = Equipe.objects.create(nom=nom.strip())
    return EquipeLine(equipe.id, equipe.nom, 0)


def rename_equipe(*, equipe_id: UUID, nom: str) -> EquipeLine:
    """:raises NotFound: no such team. :raises Invalid: the name is taken."""
    equipe = Equipe.objects.select_for_update().filter(id=equipe_id).first()
    if equipe is None:
        raise NotFound
    _free(nom, besides=equipe_id)
    equipe.nom = nom.strip()
    equipe.save(update_fields=["nom"])
    return EquipeLine(equipe.id, equipe.nom, Membership.objects.filter(equipe=equipe, active=True).count())


def remove_equipe(*, equipe_id: UUID) -> None:
    """:raises NotFound: no such team. :raises Conflict: `inhabited`, somebody is in it."""
    equipe = Equipe.objects.select_for_update().filter(id=equipe_id).first()
    if equipe is None:
        raise NotFound
    if Membership.objects.filter(equipe=equipe).exists() or Invitation.objects.filter(equipe=equipe).exists():
        raise Conflict("inhabited", INHABITED)
    equipe.delete()


def _free(nom: str, besides: UUID | None = None) -> None:
    same = Equipe.objects.filter(nom__iexact=nom.strip()).values_list("id", flat=True)
    if any(identifier != besides for identifier in same):
        raise Invalid({"nom": [TAKEN]})
