"""Who a speaker's label already says somebody is: a role's word, or a name the file knows. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from egide.modules.intake.compare.fields import fold

_WORDS = (
    (re.compile(r"^(?:le |la )?(?:courti|conseill|agent)"), "courtier"),
    (re.compile(r"^(?:le |la )?(?:client|prospect|assure)"), "client"),
    (re.compile(r"^(?:le |la )?(?:conjoint|epou|mari$|compagn)"), "conjoint"),
)


def role_of_word(label: str) -> str | None:
    """`Courtière`, `LE CLIENT`, `conjoint 1` → the role; None for a name."""
    folded = fold(label)
    return next((role for pattern, role in _WORDS if pattern.match(folded)), None)


def told_roles(labels: Iterable[str], people: Mapping[str, Iterable[str | None]]) -> dict[str, str]:
    """The role of each label that says it.

    :param people: role → first names and surnames known for it. A name that two roles bear tells nothing.
    """
    names: dict[str, set[str]] = {}
    for role, known in people.items():
        for name in known:
            for word in fold(name or "").split():
                names.setdefault(word, set()).add(role)
    told: dict[str, str] = {}
    for label in labels:
        found = role_of_word(label) or _role_of_name(label, names)
        if found is not None:
            told[label] = found
    return told


def _role_of_name(label: str, names: Mapping[str, set[str]]) -> str | None:
    certain = {next(iter(roles)) for word in fold(label).split() if len(roles := names.get(word, set())) == 1}
    return certain.pop() if len(certain) == 1 else None
