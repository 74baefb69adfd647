"""A pattern is skipped only where it cannot match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.kit.needles import Seeker, needles_of
from egide.modules.intake.engine.pipeline import section_files

PATTERNS = [trigger.pattern for section in section_files() for trigger in section.triggers]
WORDS = st.sampled_from(
    sorted({word for pattern in PATTERNS for word in re.findall(r"[a-z']{2,}", pattern)} | {"9", ",", "\n"})
)


@given(st.lists(WORDS, max_size=40).map(" ".join), st.sampled_from(PATTERNS))
def test_a_pattern_that_is_skipped_has_no_match(text: str, pattern: str) -> None:
    found = [match.span() for match in Seeker(pattern).finditer(text)]
    assert found == [match.span() for match in re.finditer(pattern, text)]


@pytest.mark.parametrize(
    ("pattern", "needles"),
    [
        (r"\bpret (?:auto|immo)\b", {"pret auto", "pret immo"}),
        (r"assurances? vie", {"assurance vie", "assurances vie"}),
        (r"livret [aj]\b|ldds?", {"livret a", "livret j", "ldd"}),
        (r"(?:ma |son )?voiture", {"voiture"}),
        (r"le (?:petit |grand )*chat", {"chat"}),
        (r"\d+ euros?", {" euro"}),
        (r"oui|\d+", None),
        (r"(?i)banque", None),
    ],
)
def test_needles_are_what_every_match_must_hold(pattern: str, needles: set[str] | None) -> None:
    assert needles_of(pattern) == needles
