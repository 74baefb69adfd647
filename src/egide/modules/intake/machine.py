"""The states of a meeting, the steps of its work, and the only moves allowed between them. Pure.

Text that comes in is `received`, then `queued`; the first step to start makes it `extracting`. A recording is
`receiving` until its last part is there, then `queued`, and `transcribing` until its words are known. The last step
leads to `to_review`, where people decide until it is `applied`. A step that fails stops it as `failed`, and a retry
puts it back in the queue at that step. Without consent it is `refused` and nothing is worked on. Correcting who spoke
sends a meeting that is reviewed, or being read, through the queue again.
"""

from __future__ import annotations

from enum import StrEnum

from egide.kit.errors import Conflict


class State(StrEnum):
    """Where a meeting stands."""

    RECEIVED = "received"
    RECEIVING = "receiving"
    QUEUED = "queued"
    TRANSCRIBING = "transcribing"
    EXTRACTING = "extracting"
    TO_REVIEW = "to_review"
    APPLIED = "applied"
    FAILED = "failed"
    REFUSED = "refused"


class StepName(StrEnum):
    """The work on a recording, then on its words, in order: one job each. Text begins at `routing`."""

    ASSEMBLY = "assembly"
    TRANSCRIPTION = "transcription"
    ROUTING = "routing"
    EXTRACTION = "extraction"
    NORMALISATION = "normalisation"
    SUMMARY = "summary"
    PROPOSALS = "proposals"


SPOKEN: tuple[StepName, ...] = (StepName.ASSEMBLY, StepName.TRANSCRIPTION)
"""Those that only a recording has."""
STEPS: tuple[StepName, ...] = tuple(step for step in StepName if step not in SPOKEN)
"""Those of every meeting, once its words are known."""

MOVES: dict[State, frozenset[State]] = {
    State.RECEIVED: frozenset({State.RECEIVING, State.QUEUED, State.REFUSED}),
    State.RECEIVING: frozenset({State.QUEUED, State.FAILED}),
    State.QUEUED: frozenset({State.TRANSCRIBING, State.EXTRACTING, State.FAILED, State.REFUSED}),
    State.TRANSCRIBING: frozenset({State.EXTRACTING, State.FAILED, State.REFUSED}),
    State.EXTRACTING: frozenset({State.QUEUED, State.TO_REVIEW, State.FAILED, State.REFUSED}),
    State.TO_REVIEW: frozenset({State.APPLIED, State.QUEUED}),
    State.FAILED: frozenset({State.QUEUED}),
    State.APPLIED: frozenset(),
    State.REFUSED: frozenset(),
}
WORKING = frozenset({State.QUEUED, State.TRANSCRIBING, State.EXTRACTING})
ENDED = frozenset({State.APPLIED, State.REFUSED})


class MoveRefused(Conflict):
    """The meeting is not in a state from which that can be done."""

    code = "wrong_state"
    message = "L’état de l’entretien ne permet pas cette action."


def check_move(current: str, wanted: State) -> None:
    """:raises MoveRefused: not allowed from here."""
    if wanted not in MOVES[State(current)]:
        raise MoveRefused


def after(step: StepName) -> StepName | None:
    """The step that follows, None after the last."""
    known = tuple(StepName)
    index = known.index(step) + 1
    return known[index] if index < len(known) else None


def state_during(step: StepName) -> State:
    """Where a meeting stands while `step` is worked on."""
    return State.TRANSCRIBING if step in SPOKEN else State.EXTRACTING
