"""Decisions survive a new comparison of the same meeting, unless what they were taken on has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from .proposals import Proposed, Stored

CHANGED_MEANWHILE = "Le dossier a changé depuis que cette proposition a été faite."

DECIDED = ("accepted", "refused", "edited")


@dataclass(slots=True)
class Outcome:
    """What becomes of the proposals of a meeting.

    updated: proposals that take new content and wait for a decision again (or are confirmed by the file);
    created: new ones; superseded: ids that no longer stand; kept: ids left exactly as they are.
    """

    updated: list[tuple[Stored, Proposed]] = field(default_factory=list)
    created: list[Proposed] = field(default_factory=list)
    superseded: list[Stored] = field(default_factory=list)
    kept: list[Stored] = field(default_factory=list)

    @property
    def touched(self) -> bool:
        """Whether anything stands differently from what was shown."""
        return bool(self.updated or self.created or self.superseded)


def reconcile(stored: Sequence[Stored], fresh: Sequence[Proposed], *, as_conflicts: bool) -> Outcome:
    """Carry `stored` over to `fresh`, statement by statement (`source`).

    :param as_conflicts: the file changed under a review (rule 10): what differs becomes a conflict with both values.
        Otherwise (another client was chosen) the new comparison is taken as it is.
    """
    outcome = Outcome()
    standing = {s.proposed.source: s for s in stored if s.state != "superseded"}
    for proposed in fresh:
        before = standing.pop(proposed.source, None)
        if before is None:
            outcome.created.append(_marked(proposed, as_conflicts))
        elif _same_question(before.proposed, proposed):
            outcome.kept.append(before)
        else:
            outcome.updated.append((before, _marked(proposed, as_conflicts)))
    outcome.superseded = list(standing.values())
    return outcome


def carry_over(stored: Sequence[Stored], fresh: Sequence[Proposed]) -> Outcome:
    """After a new extraction: decided proposals stay as they are, the others give way to the new ones.

    A new proposal for the same place as a decided one is offered only if it says something else.
    """
    decided = [s for s in stored if s.state in DECIDED and s.proposed.kind != "same"]
    settled = [(place_of(s.proposed), s.proposed.new) for s in decided]
    kept = {s.id for s in decided}
    return Outcome(
        created=[p for p in fresh if (place_of(p), p.new) not in settled],
        superseded=[s for s in stored if s.state != "superseded" and s.id not in kept],
        kept=decided,
    )


def place_of(proposed: Proposed) -> tuple[str, str | None, str | None]:
    return proposed.section, proposed.champ, proposed.row_id


def _same_question(before: Proposed, now: Proposed) -> bool:
    """The old value, the new one and the place are those that were decided on."""
    return place_of(before) == place_of(now) and same_value(before.old, now.old) and same_value(before.new, now.new)


def same_value(left: Any, right: Any) -> bool:
    """Equal without confusing `False` with `0`."""
    return isinstance(left, bool) == isinstance(right, bool) and bool(left == right)


def _marked(proposed: Proposed, as_conflicts: bool) -> Proposed:
    if not as_conflicts or proposed.kind == "same":
        return proposed
    return replace(proposed, kind="conflict", conflict_reason=proposed.conflict_reason or CHANGED_MEANWHILE)
