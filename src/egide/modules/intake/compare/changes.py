"""What a new reading of a meeting changed of its proposals, as people are told. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from .proposals import Proposed, Stored
from .reconcile import Outcome, place_of, same_value

What = Literal["nouvelle", "changee", "deplacee", "retiree", "a_revoir", "reprise"]
PERSONS = ("client", "conjoint")


@dataclass(frozen=True, slots=True)
class Change:
    """A value that is proposed now and was not, is another one, is somebody else's (`section`: whose it was), is no
    longer, has to be decided again, or is accepted again as it was."""

    what: What
    place: Proposed
    before: Any = None
    after: Any = None
    section: str | None = None


def changes_of(outcome: Outcome) -> list[Change]:
    """What asks for a decision only; the same value found elsewhere in the meeting is no change."""
    came = [p for p in outcome.created if p.kind != "same"]
    found: list[Change] = []
    for gone in (s for s in outcome.superseded if s.proposed.kind != "same"):
        follows = _following(gone, came)
        moved = _elsewhere(gone, came) if follows is None else None
        if (used := follows or moved) is not None:
            came.remove(used)
        if moved is not None:
            found.append(Change("deplacee", moved, gone.proposed.new, moved.new, gone.proposed.section))
        elif follows is None:
            found.append(Change("retiree", gone.proposed, gone.proposed.new))
        elif not same_value(follows.new, gone.proposed.new):
            found.append(Change("changee", follows, gone.proposed.new, follows.new))
    found += [Change("nouvelle", p, None, p.new) for p in came]
    found += [Change("a_revoir", now, now.new) for _, now in outcome.reopened]
    return [*found, *(Change("reprise", now, None, now.new) for _, now in outcome.retaken)]


def _elsewhere(gone: Stored, came: list[Proposed]) -> Proposed | None:
    """The same value of the same field, the other person's."""
    was = gone.proposed
    if was.champ is None or was.section not in PERSONS:
        return None
    theirs = (p for p in came if p.section in PERSONS and p.section != was.section and p.champ == was.champ)
    return next((p for p in theirs if same_value(p.new, was.new)), None)


def _following(gone: Stored, came: list[Proposed]) -> Proposed | None:
    """What stands where it stood: the same field, or the same whole row, or the row said in its place."""
    there = [p for p in came if place_of(p) == place_of(gone.proposed)]
    if gone.proposed.champ is not None:
        return there[0] if there else None
    alike = next((p for p in there if same_value(p.new, gone.proposed.new)), None)
    return alike or next((p for p in there if p.source == gone.proposed.source), None)
