"""Decisions survive a new comparison of the same meeting, unless what they were taken on has changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from .dossier import Dossier
from .fields import current_value, equal
from .proposals import Proposed, Stored

CHANGED_MEANWHILE = "Le dossier a changé depuis que cette proposition a été faite."
UNSUPPORTED = "Depuis la correction des voix, l’entretien ne le dit plus : vérifiez avant de garder cette valeur."

DECIDED = ("accepted", "refused", "edited")
# Marks the source of a decided proposal that a later extraction does not state again.
ORPHAN = "#"


@dataclass(slots=True)
class Outcome:
    """What becomes of the proposals of a meeting.

    updated: proposals that take new content and wait for a decision again (or are confirmed by the file);
    created: new ones; superseded: those that no longer stand; kept: those whose content and decision are left as they
    are; restated: those among them that a new reading states, with its words; reopened: acceptances that have lost
    their words, to be decided again; retaken: those of them that have found their words again, accepted as they were.
    """

    updated: list[tuple[Stored, Proposed]] = field(default_factory=list)
    created: list[Proposed] = field(default_factory=list)
    superseded: list[Stored] = field(default_factory=list)
    kept: list[Stored] = field(default_factory=list)
    restated: list[tuple[Stored, Proposed]] = field(default_factory=list)
    reopened: list[tuple[Stored, Proposed]] = field(default_factory=list)
    retaken: list[tuple[Stored, Proposed]] = field(default_factory=list)

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


def carry_over(
    stored: Sequence[Stored], fresh: Sequence[Proposed], *, run: int, corrected: Collection[int] = ()
) -> tuple[Outcome, dict[str, str]]:
    """After a new reading: what it states again stands as it is, decided or not; the rest gives way to what is new.

    No decision is lost. One that the new reading does not state stays all the same, unless it was an acceptance and
    the words it rests on were given to another voice: that one is to be decided again, and counts again as soon as a
    later reading states it. Also returns the new source of each proposal that stands, by id: where the new reading
    states it, or an orphan's.

    :param corrected: the turns that another voice says than when `stored` was made.
    """
    outcome = Outcome()
    sources: dict[str, str] = {}
    answered: set[str] = set()
    standing = [s for s in stored if s.state != "superseded"]
    for s in sorted(standing, key=lambda s: not _is_decided(s)):
        alike = _same_statement if _is_decided(s) else same_proposal
        again = next((p for p in fresh if p.source not in answered and alike(p, s.proposed)), None)
        if again is None and not _is_decided(s):
            outcome.superseded.append(s)
            continue
        sources[s.id] = again.source if again is not None else _orphan(s, run)
        if again is not None:
            answered.add(again.source)
            outcome.restated.append((s, again))
        if again is not None and s.reopened:
            outcome.retaken.append((s, again))
        elif again is None and s.state == "accepted" and any(p.segment in corrected for p in s.proposed.proof):
            outcome.reopened.append((s, replace(s.proposed, kind="conflict", conflict_reason=UNSUPPORTED)))
        else:
            outcome.kept.append(s)
    outcome.created = [p for p in fresh if p.source not in answered]
    return outcome, sources


def _is_decided(stored: Stored) -> bool:
    return stored.reopened or (stored.state in DECIDED and stored.proposed.kind != "same")


def _orphan(stored: Stored, run: int) -> str:
    source = stored.proposed.source
    return source if source.startswith(ORPHAN) else f"{ORPHAN}{run}.{source}"


def _same_statement(one: Proposed, other: Proposed) -> bool:
    return place_of(one) == place_of(other) and same_value(one.new, other.new)


def same_proposal(one: Proposed, other: Proposed) -> bool:
    """Nothing that a person would decide by has changed: place, values, words, doubts."""
    return (
        same_question(one, other)
        and (one.kind, one.critical, one.conflict_reason) == (other.kind, other.critical, other.conflict_reason)
        and same_value(one.rival, other.rival)
        and _words(one) == _words(other)
    )


def _words(proposed: Proposed) -> set[tuple[int, int, int, str | None]]:
    return {(proof.segment, proof.start, proof.end, proof.champ) for proof in proposed.proof}


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
