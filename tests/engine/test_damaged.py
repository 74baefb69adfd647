"""Meetings damaged as machines damage them: read without a crash, and nothing without its words."""

from __future__ import annotations

import random
from datetime import date

import pytest
from eval import fuzz, measure

from egide.modules.intake.engine import Segment, Transcript, extract


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_given_is_read_and_every_value_has_its_words(seed: int) -> None:
    read = 0
    for given in fuzz.inputs(40, seed=seed + 100):
        if given.transcript is not None:
            extraction = extract(given.transcript, reference_date=fuzz.REFERENCE)
            assert fuzz.unproven(given.transcript, extraction) == [], given.kind
            read += 1
    assert read >= 25


def test_figures_that_are_nothing_divide_nothing() -> None:
    """Rates, sums and durations of zero, anywhere in talk: what compares two figures still reads them."""
    chance = random.Random(2)
    read = 0
    for case in [*measure.load(), *measure.load(measure.OURS), *measure.load(measure.UNSEEN)]:
        turns = [(turn["speaker"], turn["text"]) for turn in case["turns"]]
        damaged = fuzz.DAMAGES["rien"](chance, turns)
        talk = Transcript(tuple(Segment(index, who, text) for index, (who, text) in enumerate(damaged)))
        extract(talk, reference_date=date.fromisoformat(case["date"]))
        read += 1
    assert read > 300
