"""The one table of rights: ability → roles, and who else by owning the object."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from egide.foundation.accounts.public import Role

# The verbs that change nothing.
READING = frozenset({"view", "history", "usage"})


class UnknownAbility(LookupError):
    """A name no module has registered: a mistake in the code, never a user's."""


@dataclass(frozen=True, slots=True)
class Ability:
    """`namespace.verb`; `owner_rule` names the column that holds the owner's membership id."""

    name: str
    roles: frozenset[Role]
    owner_rule: str | None = None
    per_object: bool = False
    by_token: bool = True

    @property
    def namespace(self) -> str:
        return self.name.rpartition(".")[0]

    @property
    def verb(self) -> str:
        return self.name.rpartition(".")[2]

    @property
    def scope(self) -> str:
        """What a program's token must hold: `clients:read`, `clients:write`."""
        return f"{self.namespace}:{'read' if self.verb in READING else 'write'}"


_abilities: dict[str, Ability] = {}


def register(
    ability: str,
    roles: Collection[Role],
    owner_rule: str | None = None,
    *,
    per_object: bool = False,
    by_token: bool = True,
) -> None:
    """Declare `ability` ("clients.delete"); called by each module's permissions.py when its app is ready.

    :param roles: who has it on every object of the firm.
    :param owner_rule: column (`conseiller_id`) that gives it to any other member whose membership it holds.
    :param per_object: its verb appears in the `abilities` of each object sent.
    :param by_token: False: people only, never a program that acts for one.
    :raises ValueError: declared twice differently, or without a namespace.
    """
    if "." not in ability:
        raise ValueError(f"{ability}: an ability is written namespace.verb")
    entry = Ability(ability, frozenset(roles), owner_rule, per_object or owner_rule is not None, by_token)
    if _abilities.setdefault(ability, entry) != entry:
        raise ValueError(f"{ability} is declared twice, differently")


def ability(name: str) -> Ability:
    try:
        return _abilities[name]
    except KeyError:
        raise UnknownAbility(name) from None


def is_registered(name: str) -> bool:
    return name in _abilities


def every_ability() -> Iterator[Ability]:
    """In alphabetical order."""
    return iter(sorted(_abilities.values(), key=lambda entry: entry.name))


def of_namespace(namespace: str) -> list[Ability]:
    """The per-object abilities of `namespace`, in order of declaration."""
    return [entry for entry in _abilities.values() if entry.namespace == namespace and entry.per_object]
