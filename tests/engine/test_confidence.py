"""How far values are believed: sure ones are right, doubtful words are believed less, and every weight is a known fact."""

from __future__ import annotations

import json
from datetime import date

import pytest
from eval import judge, measure, run
from eval.train import confidence as training
from tests.engine.talk import SPEAKERS, read

from egide.modules.intake.engine import Segment, Transcript
from egide.modules.intake.engine.confidence import believe, described, weights
from egide.modules.intake.engine.pipeline import understand

# One worker reads the labelled meetings: it knows their texts when it reads them again.
pytestmark = pytest.mark.xdist_group("labelled-meetings")


@pytest.fixture(scope="module")
def result() -> measure.Result:
    return measure.measure(measure.load())


def test_what_is_given_nine_tenths_is_nearly_always_right(result: measure.Result) -> None:
    right, share = result.sure
    assert right >= 0.97
    assert share >= 0.35


def test_believed_more_is_right_more_often_where_nothing_was_built() -> None:
    ranked = sorted(measure.measure(measure.load(measure.UNSEEN)).confidences)
    half = len(ranked) // 2
    assert sum(right for _, right in ranked[half:]) > sum(right for _, right in ranked[:half])


def test_no_figure_of_confidence_is_lower_than_the_recorded_one(result: measure.Result) -> None:
    recorded = json.loads(run.FIGURES.read_text("utf-8")).get("confiance", {})
    assert result.sure[0] >= recorded.get("justes", 0.0) - 1e-9


def facts_of(line: str, section: str, name: str) -> dict[str, float]:
    reading = understand(Transcript((Segment(0, SPEAKERS["C"], line),)), reference_date=date(2026, 3, 12))
    assert reading is not None
    leaf = reading.extraction.records[section][name]
    return next(facts for one, facts in described(reading) if one is leaf)


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("Je suis né le 3 mai 1980.", "champ client.date_naissance"),
        ("Je suis né le 3 mai, enfin non, le 4 mai 1980.", "corrige"),
        ("Je suis né le 3 mai 1980.", "dit par client"),
        ("Je suis né le 3 mai 1980.", "genre voix nommees"),
    ],
)
def test_a_value_is_described_by_plain_facts(line: str, fact: str) -> None:
    assert fact in facts_of(line, "client", "date_naissance")


def test_the_words_of_a_correction_make_a_value_less_sure() -> None:
    plain = facts_of("Je suis né le 3 mai 1980.", "client", "date_naissance")
    assert "corrige" not in plain
    assert believe(plain | {"corrige": 1.0}) != believe(plain)


def test_every_weight_is_a_small_number() -> None:
    assert 50 < len(weights()) < 2000
    assert all(abs(weight) < 10 for weight in weights().values())


def test_confidence_changes_no_value() -> None:
    lines = ("B: Vous êtes né quand ?", "C: Le 3 mai 1980, et je suis boulanger.")
    segments = tuple(Segment(index, SPEAKERS[line[0]], line[3:]) for index, line in enumerate(lines))
    reading = understand(Transcript(segments), reference_date=date(2026, 3, 12))
    assert reading is not None
    assert reading.extraction.fiche() == read(*lines).fiche()


def test_the_threshold_is_where_enough_values_are_right() -> None:
    judged = [(float(score), score not in (2, 3)) for score in range(100)]
    assert training.threshold(judged) <= 4
    hopeless = [(float(score), score % 2 == 0) for score in range(100)]
    kept = [right for score, right in hopeless if score >= training.threshold(hopeless)]
    assert sum(kept) >= 19


def test_the_slope_of_honest_scores_is_near_one() -> None:
    honest = [(1.0986, index < 75) for index in range(100)] + [(-1.0986, index < 25) for index in range(100)]
    assert training.slope(honest) == pytest.approx(1.0, abs=0.01)


CASE = {
    "expected": {"client": {"nom": "Roy"}, "passifs": [{"nature": "auto", "montant": 5}], "besoins": ["sante"]},
    "optional": ["client.prenom", "passifs[].preteur"],
}


def test_leaves_are_judged_as_they_are_scored() -> None:
    said = read("C: Je m'appelle Luc Roy, je suis né le 3 mai 1980.")
    judged = {path: right for path, _, right in judge.judged(CASE, said)}
    assert judged["client.nom"] is True
    assert "client.prenom" not in judged
    assert judged["client.date_naissance"] is False
