"""The states of a meeting: only the allowed moves, whatever the order people try them in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.modules.intake.machine import ENDED, MOVES, SPOKEN, STEPS, MoveRefused, State, StepName, after, check_move


def test_every_state_has_its_moves_and_ended_ones_have_none() -> None:
    assert set(MOVES) == set(State)
    assert {state for state, moves in MOVES.items() if not moves} == ENDED


def test_every_state_can_be_reached_and_every_living_one_can_end() -> None:
    reached, frontier = {State.RECEIVED}, [State.RECEIVED]
    while frontier:
        new = MOVES[frontier.pop()] - reached
        reached |= new
        frontier += new
    assert reached == set(State)
    ends = {State.APPLIED}
    while grown := {s for s, moves in MOVES.items() if moves & ends} - ends:
        ends |= grown
    assert ends == set(State) - {State.REFUSED}


@given(st.lists(st.sampled_from(list(State)), max_size=30))
def test_a_meeting_only_ever_makes_allowed_moves(wanted: list[State]) -> None:
    state, path = State.RECEIVED, [State.RECEIVED]
    for to in wanted:
        try:
            check_move(state, to)
        except MoveRefused:
            continue
        state = to
        path.append(to)
    assert all(b in MOVES[a] for a, b in zip(path, path[1:], strict=False))
    if State.APPLIED in path:
        assert path[-1] == State.APPLIED and path[-2] == State.TO_REVIEW
    if State.REFUSED in path:
        assert path[-1] == State.REFUSED


@pytest.mark.parametrize("state", [s for s in State if s != State.TO_REVIEW])
def test_only_a_reviewed_meeting_is_applied(state: State) -> None:
    with pytest.raises(MoveRefused):
        check_move(state, State.APPLIED)


def test_the_steps_follow_one_another() -> None:
    walked, step = [SPOKEN[0]], after(SPOKEN[0])
    while step is not None:
        walked.append(step)
        step = after(step)
    assert walked == [*SPOKEN, *STEPS] == list(StepName)
