"""The count of a large firm is remembered for a moment; a small one's never is."""

from __future__ import annotations

from uuid import UUID

from egide.modules.clients.selectors.counts import LARGE, SECONDS, Counts

LAVIGNE, PONANT = UUID(int=1), UUID(int=2)


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_large_firms_count_is_recalled_until_it_is_old() -> None:
    clock = Clock()
    counts = Counts(clock)
    counts.note(LAVIGNE, LARGE)
    clock.now += SECONDS - 0.1
    assert counts.recall(LAVIGNE) == LARGE
    clock.now += 0.1
    assert counts.recall(LAVIGNE) is None


def test_a_small_firms_count_is_never_recalled() -> None:
    counts = Counts(Clock())
    counts.note(LAVIGNE, LARGE - 1)
    assert counts.recall(LAVIGNE) is None


def test_one_firms_count_is_never_anothers() -> None:
    counts = Counts(Clock())
    counts.note(LAVIGNE, LARGE)
    assert counts.recall(PONANT) is None


def test_a_firm_that_became_small_is_counted_each_time() -> None:
    counts = Counts(Clock())
    counts.note(LAVIGNE, LARGE)
    counts.note(LAVIGNE, 3)
    assert counts.recall(LAVIGNE) is None
