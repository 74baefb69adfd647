"""Which leaves of an extraction are right: rows are paired with the labels as ``score.py`` pairs them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from eval import score

from egide.modules.intake.engine import Extraction, Leaf

Case = dict[str, Any]
Judged = tuple[str, Leaf, bool]


def judged(case: Case, extraction: Extraction) -> Iterator[Judged]:
    """Every leaf that counts, with its path (rows without number) and whether it is right.

    What the labels leave open counts when it is right only, as in the score.
    """
    expected, accept, optional = case["expected"], case.get("accept", {}), set(case.get("optional", []))

    def judge(path: str, want: dict[str, Any], name: str, leaf: Leaf) -> Iterator[Judged]:
        right = name in want and score.leaf_ok(f"{path}.{name}", want[name], leaf.value, accept)
        if right or not _open(f"{path}.{name}", optional):
            yield re.sub(r"\[\d+\]", "", f"{path}.{name}"), leaf, right

    for section, record in extraction.records.items():
        for name, leaf in record.items():
            yield from judge(section, expected.get(section, {}), name, leaf)
    for section, rows in extraction.rows.items():
        want = expected.get(section, [])
        got = [{name: leaf.value for name, leaf in row.items()} for row in rows]
        for label, place in score.pair(section, want, got, accept):
            if place is not None:
                index = label if label is not None else len(want) + place
                for name, leaf in rows[place].items():
                    yield from judge(f"{section}[{index}]", want[label] if label is not None else {}, name, leaf)
    for need, leaf in extraction.besoins.items():
        right = need in expected.get("besoins", [])
        if right or not _open(f"besoins.{need}", optional):
            yield f"besoins.{need}", leaf, right


def _open(path: str, optional: set[str]) -> bool:
    """Whether the labels leave a leaf open."""
    return re.sub(r"\[\d+\]", "[]", path) in optional or any(
        path == other or path.startswith((f"{other}.", f"{other}[")) for other in optional
    )
