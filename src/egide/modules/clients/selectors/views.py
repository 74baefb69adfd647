"""Saved views of the list: those a member sees, and how many clients each holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from egide.foundation.accounts.public import Caller
from egide.foundation.authz.public import object_abilities
from egide.kit.errors import Invalid, NotFound
from egide.modules.clients.models import Vue, VueDefaut
from egide.modules.clients.selectors.criteria import Group, read_criteria
from egide.modules.clients.selectors.groups import count_each

# What everyone has without having made it.
GIVEN: Mapping[str, Mapping[str, Any]] = {
    "tous": {},
    "miens": {"filtre": {"et": [["suivi_par", "est", "moi"]]}},
    "a_relire": {"filtre": {"et": [["a_relire", "superieur", 1]]}},
}


def visible(caller: Caller, *, removed: bool = False) -> Any:
    """The views the caller may see: theirs and the firm's."""
    rows = Vue.objects.filter(Q(owner_id=caller.membership_id) | Q(partagee=True))
    return rows if removed else rows.filter(deleted_at__isnull=True)


def find_view(caller: Caller, view_id: UUID, *, removed: bool = False) -> Vue:
    """:raises NotFound: no such view, or somebody else's own."""
    view: Vue | None = visible(caller, removed=removed).filter(pk=view_id).first()
    if view is None:
        raise NotFound
    return view


def view_json(view: Vue, caller: Caller, default: UUID | None) -> dict[str, Any]:
    return {
        "id": str(view.id),
        "nom": view.nom,
        "partagee": view.partagee,
        "mienne": view.owner_id == caller.membership_id,
        "par_defaut": view.id == default,
        "reglages": view.reglages,
        "version": view.version,
        "abilities": object_abilities(caller, "vues", view),
    }


def default_view(caller: Caller) -> UUID | None:
    """The view the caller's list opens on. One statement."""
    return VueDefaut.objects.filter(member_id=caller.membership_id).values_list("vue_id", flat=True).first()


def views(caller: Caller) -> list[dict[str, Any]]:
    """The caller's own and the shared ones, in the order they were made. Two statements."""
    default = default_view(caller)
    return [view_json(view, caller, default) for view in visible(caller).order_by("id")]


def view_counts(caller: Caller) -> dict[str, int | None]:
    """Clients by view: the given ones by name, the saved ones by id. Two statements, whatever their number.

    A view whose filters mean nothing any more (a field that is gone) has none.
    """
    known: list[tuple[str, Mapping[str, Any]]] = [*GIVEN.items()]
    known += [(str(key), reglages) for key, reglages in visible(caller).values_list("id", "reglages")]
    counts: dict[str, int | None] = dict.fromkeys(key for key, _reglages in known)
    asked: list[tuple[str, tuple[str, Group | None]]] = []
    for key, reglages in known:
        try:
            asked.append((key, _criteria(reglages, caller)))
        except Invalid:
            continue
    found: Sequence[int] = count_each([one for _key, one in asked])
    return counts | dict(zip([key for key, _one in asked], found, strict=True))


def _criteria(reglages: Mapping[str, Any], caller: Caller) -> tuple[str, Group | None]:
    filtre = reglages.get("filtre")
    criteria = read_criteria(filtre, membership_id=caller.membership_id) if filtre else None
    return str(reglages.get("q", "")), criteria
