"""May this caller do that? Same answer in Python for one object and in SQL for a list."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, Expression, Q, TextField, Value, When

from egide.foundation.accounts.public import Caller
from egide.foundation.authz.registry import Ability, ability, every_ability, of_namespace
from egide.kit.errors import Forbidden

VERBS = ArrayField(TextField())


def _allowed(caller: Caller, entry: Ability) -> bool:
    """A member; for a program that acts as one, within its scopes."""
    if caller.role is None:
        return False
    return caller.scopes is None or (entry.by_token and entry.scope in caller.scopes)


def _always(caller: Caller, entry: Ability) -> bool:
    return _allowed(caller, entry) and caller.role in entry.roles


def _owns(caller: Caller, entry: Ability, obj: object) -> bool:
    if entry.owner_rule is None or caller.membership_id is None:
        return False
    owner = obj.get(entry.owner_rule) if isinstance(obj, dict) else getattr(obj, entry.owner_rule)
    return owner in caller.acts_for


def can(caller: Caller, name: str, obj: object | None = None) -> bool:
    """Whether `caller` has the ability on `obj` (a model instance, or a dict of its columns).

    Without `obj`, an ability that depends on the owner is granted: some object may be theirs, and the
    view that has it must ask again with it.
    """
    entry = ability(name)
    if _always(caller, entry):
        return True
    if entry.owner_rule is None or not _allowed(caller, entry):
        return False
    return obj is None or _owns(caller, entry, obj)


def require(caller: Caller, name: str, obj: object | None = None) -> None:
    """:raises Forbidden: `caller` has not the ability (on `obj`)."""
    if not can(caller, name, obj):
        raise Forbidden


def abilities_of(caller: Caller) -> list[str]:
    """Full names of what the caller may do in their firm, owner's rights included, sorted."""
    return [entry.name for entry in every_ability() if can(caller, entry.name)]


def object_abilities(caller: Caller, namespace: str, obj: object) -> list[str]:
    """Verbs the caller has on `obj`, e.g. `["edit", "delete"]`, in order of declaration."""
    return [entry.verb for entry in of_namespace(namespace) if can(caller, entry.name, obj)]


def abilities_expression(caller: Caller, namespace: str, *, prefix: str = "") -> Expression:
    """`object_abilities` as a text[] column of a query, computed by PostgreSQL.

    :param prefix: path from the queried model to the object ("client__"), empty for the model itself.
    """
    entries = [entry for entry in of_namespace(namespace) if _allowed(caller, entry)]
    rules = sorted({e.owner_rule for e in entries if e.owner_rule and not _always(caller, e)})
    member = caller.role is not None

    def verbs(owned: frozenset[str]) -> Value:
        granted = [e.verb for e in entries if _always(caller, e) or (member and e.owner_rule in owned)]
        return Value(granted, output_field=VERBS)

    if not rules or caller.membership_id is None:
        return verbs(frozenset())
    # One owner column is the rule; with several, each combination is its own branch, the richest first.
    combinations = sorted(
        (frozenset(rule for bit, rule in enumerate(rules) if mask >> bit & 1) for mask in range(1, 2 ** len(rules))),
        key=lambda owned: -len(owned),
    )
    branches: list[Any] = [
        When(Q(**{f"{prefix}{rule}__in": sorted(caller.acts_for) for rule in owned}), then=verbs(owned))
        for owned in combinations
    ]
    return Case(*branches, default=verbs(frozenset()), output_field=VERBS)
