"""Meetings damaged as machines damage them: read without a crash, and nothing without its words."""

from __future__ import annotations

import pytest
from eval import fuzz

from egide.modules.intake.engine import extract


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_given_is_read_and_every_value_has_its_words(seed: int) -> None:
    read = 0
    for given in fuzz.inputs(40, seed=seed + 100):
        if given.transcript is not None:
            extraction = extract(given.transcript, reference_date=fuzz.REFERENCE)
            assert fuzz.unproven(given.transcript, extraction) == [], given.kind
            read += 1
    assert read >= 25
