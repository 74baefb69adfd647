"""What the dialogues are worth when nobody is labelled."""

from __future__ import annotations

import json

import pytest
from eval import measure, run, speakers

# One worker reads the labelled meetings: it knows their texts when it reads them again.
pytestmark = pytest.mark.xdist_group("labelled-meetings")


@pytest.fixture(scope="module")
def bare() -> speakers.Unlabelled:
    return speakers.unlabelled(measure.load())


def test_nearly_every_sentence_is_given_to_whoever_says_it(bare: speakers.Unlabelled) -> None:
    assert bare.roles >= 0.95
    assert bare.sides >= 0.98
    assert bare.raw >= 0.75


def test_little_is_lost_without_labels(bare: speakers.Unlabelled) -> None:
    assert bare.loss <= 0.03


def test_no_figure_without_labels_is_lower_than_the_recorded_one(bare: speakers.Unlabelled) -> None:
    recorded = json.loads(run.FIGURES.read_text("utf-8")).get("sans_etiquettes", {})
    reached = {"precision": bare.precision, "f1": bare.f1, "roles": bare.roles, "cotes": bare.sides, "brut": bare.raw}
    assert {kind: reached[kind] for kind in recorded if reached[kind] < recorded[kind] - 1e-9} == {}
