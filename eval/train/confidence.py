"""Learns how far values can be believed: ``python -m eval.train.confidence [FOLDER ...] [--dry]``.

Rules look surer than they are on the meetings they were built on: what they are worth is judged on others.
Reads the labelled meetings of the folders (default ``eval/unseen``, never ``eval/dev``) with the engine's rules,
judges every value, and writes the engine's ``data/confidence.txt``: a logistic regression over the facts that
``engine/confidence.py`` tells of a value. Meetings that rules were built on (``eval/ours``) are learned from beside
them, since they show which facts go with what is wrong; where 0.9 lies is told by the folders alone, each meeting
scored by weights learned without it. ``--dry`` prints what that gives and writes nothing.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from eval import judge, measure

from egide.modules.intake.engine import confidence
from egide.modules.intake.engine.pipeline import understand

UNSEEN, OURS = (Path(__file__).parent.parent / name for name in ("unseen", "ours"))
Example = tuple[dict[str, float], bool]


def examples(cases: list[measure.Case]) -> list[list[Example]]:
    """For every meeting, the facts of its values and whether they are right."""
    meetings: list[list[Example]] = []
    for case in cases:
        found: list[Example] = []
        meetings.append(found)
        reading = understand(measure.transcript(case), reference_date=date.fromisoformat(case["date"]))
        if reading is not None:
            facts = {id(leaf): known for leaf, known in confidence.described(reading)}
            found.extend((facts[id(leaf)], right) for _, leaf, right in judge.judged(case, reading.extraction))
    return meetings


RATE, PULL, LEAST, ROUNDS = 0.1, 3.0, 4, 25
FOLDS = 8
# What is given 0.9 must be right this often on meetings the weights were not learned from, unless that would
# leave fewer right values than the share.
SURE, SHARE = 0.975, 0.4


def learn(material: list[Example], seed: int = 3) -> dict[str, float]:
    """Logistic regression by AdaGrad steps, pulled to zero."""
    noise = random.Random(seed)
    seen = Counter(name for facts, _ in material for name in facts)
    order = [
        ({name: value for name, value in facts.items() if seen[name] >= LEAST}, right) for facts, right in material
    ]
    weight: dict[str, float] = dict.fromkeys(seen, 0.0)
    memory: dict[str, float] = dict.fromkeys(seen, 1e-2)
    for _ in range(ROUNDS):
        noise.shuffle(order)
        for facts, right in order:
            chance = 1 / (1 + math.exp(-sum(weight[name] * value for name, value in facts.items())))
            for name, value in facts.items():
                slope = (right - chance) * value - (PULL * weight[name] / seen[name] if name != "socle" else 0.0)
                memory[name] += slope * slope
                weight[name] += RATE * slope / math.sqrt(memory[name])
    return {name: value for name, value in weight.items() if abs(value) >= 0.01}


def score(weights: dict[str, float], facts: dict[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in facts.items())


def held_out(meetings: list[list[Example]], beside: list[Example]) -> list[tuple[float, bool]]:
    """Every value of the meetings scored by weights learned from the other meetings and from what is ``beside``."""
    found: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        others = [one for place, values in enumerate(meetings) if place % FOLDS != fold for one in values] + beside
        weights = learn(others)
        for values in meetings[fold::FOLDS]:
            found.extend((score(weights, facts), right) for facts, right in values)
    return found


def threshold(judged: list[tuple[float, bool]]) -> float:
    """The lowest score from which values are right often enough, or at which the share of right values is left."""
    ranked = sorted(judged, reverse=True)
    whole = sum(right for _, right in ranked)
    best = at_share = ranked[0][0]
    good = 0
    for count, (reached, right) in enumerate(ranked, 1):
        good += right
        if good >= SURE * count:
            best = reached
        if good <= SHARE * whole:
            at_share = reached
    return min(best, at_share)


def slope(judged: list[tuple[float, bool]]) -> float:
    """How much a unit of held-out score is worth in log-odds (Newton's method on slope and offset)."""
    steep, offset = 1.0, 0.0
    for _ in range(50):
        ga = gb = haa = hab = hbb = 0.0
        for reached, right in judged:
            chance = 1 / (1 + math.exp(-(steep * reached + offset)))
            miss, weight = right - chance, chance * (1 - chance)
            ga, gb = ga + miss * reached, gb + miss
            haa, hab, hbb = haa + weight * reached * reached, hab + weight * reached, hbb + weight
        determinant = haa * hbb - hab * hab
        steep, offset = steep + (hbb * ga - hab * gb) / determinant, offset + (haa * gb - hab * ga) / determinant
    return steep


def fit(meetings: list[list[Example]], beside: list[Example]) -> dict[str, float]:
    """Weights whose sum is the log-odds, 0.9 being reached at the threshold of the held-out scores."""
    judged = held_out(meetings, beside)
    steep, start = slope(judged), threshold(judged)
    sure = [right for reached, right in judged if reached >= start]
    share = sum(sure) / sum(right for _, right in judged)
    print(
        f"held out, 0.9 and more: {len(sure)} values, {sum(sure) / len(sure):.1%} right, {share:.1%} of what is right"
    )
    everything = [one for values in meetings for one in values] + beside
    weights = {name: steep * value for name, value in learn(everything).items()}
    weights["socle"] = weights.get("socle", 0.0) - steep * start + math.log(9)
    return weights


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[UNSEEN])
    parser.add_argument("--dry", action="store_true")
    options = parser.parse_args()
    cases = [case for folder in options.folders for case in measure.load(folder)]
    meetings = examples(cases)
    known = {case["id"] for case in cases}
    built_on = examples([case for case in measure.load(OURS) if case["id"] not in known])
    values = [right for one in meetings for _, right in one]
    print(f"{len(cases)} meetings, {len(values)} values, {sum(values) / len(values):.1%} right")
    weights = fit(meetings, [one for values in built_on for one in values])
    if options.dry:
        return 0
    path = Path(confidence.__file__).parent / "data" / "confidence.txt"
    path.write_text("".join(f"{name}\t{value:.2f}\n" for name, value in sorted(weights.items())), "utf-8")
    print(f"{len(weights)} weights, {path.stat().st_size // 1024} KB in {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
