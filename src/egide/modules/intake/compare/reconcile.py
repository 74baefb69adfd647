"""Decisions survive a new comparison of the same meeting, unless what they were taken on has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from .dossier import Dossier
from .fields import current_value, equal
from .proposals import Proposed, Stored

CHANGED_MEANWHILE = "Le dossier a changé depuis que cette proposition a été faite."

DECIDED = ("accepted", "refused", "edited")
# Marks the source of a decided proposal that a later extraction does not state again.
ORPHAN = "#"


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


def reconcile(stored: Sequence[Stored], fresh: Sequence[Proposed], dossier: Dossier, *, as_conflicts: bool) -> Outcome:
    """Carry `stored` over to `fresh`, statement by statement (`source`).

    :param fresh: the same extraction compared with `dossier`, the file as it is now.
    :param as_conflicts: the file changed under a review (rule 10): what differs becomes a conflict with both values,
        and a refusal stays one. Otherwise (another client was chosen) the new comparison is taken as it is.
    """
    outcome = Outcome()
    standing = {s.proposed.source: s for s in stored if s.state != "superseded"}
    for proposed in fresh:
        before = standing.pop(proposed.source, None)
        if before is None:
            outcome.created.append(_marked(proposed, as_conflicts))
        elif same_question(before.proposed, proposed) or (as_conflicts and before.state == "refused"):
            outcome.kept.append(before)
        else:
            outcome.updated.append((before, _marked(proposed, as_conflicts)))
    for source, before in standing.items():
        if as_conflicts and before.state == "refused":
            outcome.kept.append(before)
        elif source.startswith(ORPHAN):
            _carry_orphan(before, dossier, outcome)
        else:
            outcome.superseded.append(before)
    return outcome


def _carry_orphan(before: Stored, dossier: Dossier, outcome: Outcome) -> None:
    """A decision on words that the last extraction does not state any more stands while the file does."""
    p = before.proposed
    if p.row_id is not None and dossier.row(p.section, p.row_id) is None:
        outcome.superseded.append(before)
        return
    held = None if p.champ is None else current_value(dossier, p.section, p.champ, p.row_id)
    if same_value(p.old, held):
        outcome.kept.append(before)
    elif equal("texte", held, p.new):
        outcome.updated.append((before, replace(p, kind="same", old=held, conflict_reason=None)))
    else:
        outcome.updated.append((before, replace(p, kind="conflict", old=held, conflict_reason=CHANGED_MEANWHILE)))


def carry_over(stored: Sequence[Stored], fresh: Sequence[Proposed], *, run: int) -> tuple[Outcome, dict[str, str]]:
    """After a new extraction: decided proposals stay as they are, the others give way to the new ones.

    A new proposal for the same place as a decided one is offered only if it says something else. Also returns the new
    source of each decided proposal, by id: where the new extraction states it, or an orphan's.
    """
    decided = [s for s in stored if s.state in DECIDED and s.proposed.kind != "same"]
    sources: dict[str, str] = {}
    answered: set[str] = set()
    for s in decided:
        again = next((p for p in fresh if p.source not in answered and _same_statement(p, s.proposed)), None)
        if again is not None:
            answered.add(again.source)
        sources[s.id] = again.source if again is not None else f"{ORPHAN}{run}.{s.proposed.source.lstrip(ORPHAN)}"
    kept = {s.id for s in decided}
    outcome = Outcome(
        created=[p for p in fresh if p.source not in answered],
        superseded=[s for s in stored if s.state != "superseded" and s.id not in kept],
        kept=decided,
    )
    return outcome, sources


def _same_statement(one: Proposed, other: Proposed) -> bool:
    return place_of(one) == place_of(other) and same_value(one.new, other.new)


def place_of(proposed: Proposed) -> tuple[str, str | None, str | None]:
    return proposed.section, proposed.champ, proposed.row_id


def same_question(before: Proposed, now: Proposed) -> bool:
    """The old value, the new one and the place are those that were decided on."""
    return place_of(before) == place_of(now) and same_value(before.old, now.old) and same_value(before.new, now.new)


def same_value(left: Any, right: Any) -> bool:
    """Equal without confusing `False` with `0`."""
    return isinstance(left, bool) == isinstance(right, bool) and bool(left == right)


def _marked(proposed: Proposed, as_conflicts: bool) -> Proposed:
    if not as_conflicts or proposed.kind == "same":
        return proposed
    return replace(proposed, kind="conflict", conflict_reason=proposed.conflict_reason or CHANGED_MEANWHILE)
