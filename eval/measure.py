"""What the rules engine gets right on labelled meetings: counts, proof, calibration, speed."""

from __future__ import annotations

import collections
import json
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from eval import judge, score

from egide.modules.intake.engine import Extraction, Leaf, Segment, Transcript, extract

DEV = Path(__file__).parent / "dev"
OURS = Path(__file__).parent / "ours"
UNSEEN = Path(__file__).parent / "unseen"
Case = dict[str, Any]
Tally = collections.Counter[str]


@dataclass
class Result:
    """Counts by section, by genre and by half, and the leaves with the confidence they were given."""

    sections: dict[str, Tally] = field(default_factory=lambda: collections.defaultdict(collections.Counter))
    genres: dict[str, Tally] = field(default_factory=lambda: collections.defaultdict(collections.Counter))
    halves: dict[str, Tally] = field(default_factory=lambda: collections.defaultdict(collections.Counter))
    confidences: list[tuple[float, bool]] = field(default_factory=list)
    values: int = 0
    unproven: list[str] = field(default_factory=list)
    swaps: list[str] = field(default_factory=list)

    @property
    def total(self) -> Tally:
        return sum(self.sections.values(), collections.Counter())

    @property
    def sure(self) -> tuple[float, float]:
        """Of the values given 0.9 or more, the share that is right; and their share of all right values."""
        sure = [right for confidence, right in self.confidences if confidence >= 0.9]
        return sum(sure) / max(1, len(sure)), sum(sure) / max(1, sum(right for _, right in self.confidences))


def load(folder: Path = DEV) -> list[Case]:
    """The labelled meetings, in order of their file names."""
    return [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]


def by_hand() -> dict[str, Tally]:
    """The counts of the meetings we wrote, by the hand that wrote them (the letter of their names)."""
    hands: dict[str, Tally] = collections.defaultdict(collections.Counter)
    for case in [*load(OURS), *load(UNSEEN)]:
        tally: dict[str, Tally] = collections.defaultdict(collections.Counter)
        score.compare(case, read(case).fiche(), tally, [])
        for counts in tally.values():
            hands[case["id"][0]].update(counts)
    return hands


def transcript(case: Case) -> Transcript:
    return Transcript(tuple(Segment(index, turn["speaker"], turn["text"]) for index, turn in enumerate(case["turns"])))


def read(case: Case) -> Extraction:
    return extract(transcript(case), reference_date=date.fromisoformat(case["date"]))


def leaves(extraction: Extraction) -> Iterable[tuple[str, Leaf]]:
    """Every leaf with its path."""
    for section, record in extraction.records.items():
        for name, leaf in record.items():
            yield f"{section}.{name}", leaf
    for section, rows in extraction.rows.items():
        for index, row in enumerate(rows):
            for name, leaf in row.items():
                yield f"{section}[{index}].{name}", leaf
    for need, leaf in extraction.besoins.items():
        yield f"besoins.{need}", leaf


def measure(cases: list[Case]) -> Result:
    """Read and score every case; halves are the odd and the even cases in order."""
    result = Result()
    for position, case in enumerate(cases):
        extraction = read(case)
        tally: dict[str, Tally] = collections.defaultdict(collections.Counter)
        misses: list[tuple[str, str, str, object, object]] = []
        score.compare(case, extraction.fiche(), tally, misses)
        for section, counts in tally.items():
            result.sections[section].update(counts)
            result.genres[case["genre"]].update(counts)
            result.halves["impaire" if position % 2 == 0 else "paire"].update(counts)
        _prove(case, extraction, result)
        result.confidences.extend((leaf.confidence, right) for _, leaf, right in judge.judged(case, extraction))
        _swaps(case, extraction, result)
    return result


def _prove(case: Case, extraction: Extraction, result: Result) -> None:
    for path, leaf in leaves(extraction):
        result.values += 1
        quotes = [case["turns"][e.segment]["text"][e.start : e.end] == e.quote != "" for e in leaf.evidence]
        if not quotes or not all(quotes):
            result.unproven.append(f"{case['id']} {path}")


def _swaps(case: Case, extraction: Extraction, result: Result) -> None:
    """A value of one adult given to the other, unless the labels allow it for both."""
    expected, optional, accept = case["expected"], case.get("optional", []), case.get("accept", {})
    for mine, other in (("client", "conjoint"), ("conjoint", "client")):
        for name, leaf in extraction.records.get(mine, {}).items():
            theirs, own = expected.get(other, {}).get(name), expected.get(mine, {}).get(name)
            path = f"{mine}.{name}"
            allowed = any(score.same(name, value, leaf.value) for value in accept.get(path, []))
            different = theirs is not None and not isinstance(theirs, bool) and theirs != own
            if path in optional and own is None:
                continue  # the labels say that it may be so without requiring it
            if different and not allowed and score.same(name, theirs, leaf.value) and not score.same(name, own or "", leaf.value):
                result.swaps.append(f"{case['id']} {path}")


def speed(cases: list[Case], rounds: int = 3) -> dict[str, float]:
    """Milliseconds of CPU for 1 000 words, warm, and for a talk of two hours."""
    for case in cases[:4]:
        read(case)
    words = sum(len(turn["text"].split()) for case in cases for turn in case["turns"]) * rounds
    started = time.process_time()
    for _ in range(rounds):
        for case in cases:
            read(case)
    thousand = (time.process_time() - started) * 1e6 / words
    long_talk = long_transcript(cases, 20_000)
    started = time.process_time()
    extract(long_talk, reference_date=date(2026, 1, 15))
    two_hours = (time.process_time() - started) * 1000
    size = sum(len(segment.text.split()) for segment in long_talk.segments)
    return {
        "pour 1 000 mots": thousand,
        "deux heures": two_hours,
        "deux heures, pour 1 000 mots": two_hours * 1000 / size,
    }


def long_transcript(cases: list[Case], words: int) -> Transcript:
    """Dialogues put end to end until they hold that many words."""
    segments: list[Segment] = []
    held = 0
    while held < words:
        for case in cases:
            if case["genre"] == "dialogue" and held < words:
                for turn in case["turns"]:
                    segments.append(Segment(len(segments), turn["speaker"], turn["text"]))
                    held += len(turn["text"].split())
    return Transcript(tuple(segments))
