"""A pattern is skipped only where it cannot match."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.kit import patterns
from egide.kit.needles import studied
from egide.modules.intake.engine.pipeline import section_files

PATTERNS = [trigger.pattern for section in section_files() for trigger in section.triggers]
WORDS = st.sampled_from(
    sorted({word for pattern in PATTERNS for word in re.findall(r"[a-z']{2,}", pattern)} | {"9", ",", "\n"})
)


@given(st.lists(WORDS, max_size=40).map(" ".join), st.sampled_from(PATTERNS), st.sampled_from(("", "oui, " * 150)))
def test_a_pattern_finds_what_re_finds(text: str, pattern: str, more: str) -> None:
    text += more
    for _ in range(2):  # a short text is known the second time
        found = [match.span() for match in patterns.finditer(pattern, text)]
        assert found == [match.span() for match in re.finditer(pattern, text)]
        first = patterns.search(pattern, text)
        assert (first.span() if first else None) == (found[0] if found else None)


@given(st.lists(WORDS, max_size=200).map(" ".join), st.sampled_from(PATTERNS), st.integers(0, 400), st.integers(0, 900))
def test_a_part_of_a_text_is_searched_as_re_does(text: str, pattern: str, start: int, end: int) -> None:
    found = [match.span() for match in patterns.compile(pattern).finditer(text, start, end)]
    assert found == [match.span() for match in re.compile(pattern).finditer(text, start, end)]


@pytest.mark.parametrize(
    ("pattern", "needles"),
    [
        (r"\bpret (?:auto|immo)\b", {"\bpret auto\b", "\bpret immo\b"}),
        (r"(?<![a-z])(?:ba|sarl)(?!\w)", {"\bba\b", "\bsarl\b"}),
        (r"assurances? vie", {"assurance vie", "assurances vie"}),
        (r"livret [aj]\b|ldds?", {"livret a\b", "livret j\b", "ldd"}),
        (r"(?:ma |son )?voiture", {"voiture"}),
        (r"le (?:petit |grand )*chat", {"chat"}),
        (r"\d+ euros?", {" euro"}),
        (r"oui|\d+", None),
        (r"(?i)banque", None),
    ],
)
def test_needles_are_what_every_match_must_hold(pattern: str, needles: set[str] | None) -> None:
    assert studied(pattern)[0] == needles


@pytest.mark.parametrize(
    ("pattern", "reach"),
    [
        (r"\bpret (?:auto|immobilier)\b", 15),
        (r"livrets? [aj](?= bleu)", 14),
        (r"credit\w*", 46),
        (r"(?<=le )chat.{0,10}", 14),
        (r"pret [^.]*euros", 240),
    ],
)
def test_reach_is_the_longest_match_with_what_it_looks_at(pattern: str, reach: int) -> None:
    assert studied(pattern)[1] == min(240, reach + 2)


def test_functions_are_those_of_re() -> None:
    assert patterns.findall(r"prets? (\w+)", "un pret auto, des prets relais") == ["auto", "relais"]
    assert patterns.findall(r"maison", "un pret") == []
    assert patterns.sub(r"(pret)s", r"\1", "deux prets") == "deux pret"
    assert patterns.split(r"; ?", "a; b;c") == ["a", "b", "c"]
    assert patterns.fullmatch(r"BANQUE\d", "banque1", patterns.IGNORECASE) is not None


def test_meetings_read_at_once_in_a_process_that_knows_nothing_yet_are_read_alike() -> None:
    """A worker reads several meetings at once, from its first second on: nobody stops or misleads another."""
    program = """
import sys, threading
sys.setswitchinterval(1e-5)
from eval import measure
cases, found = measure.load()[:8], {}
def read(mine):
    for case in mine:
        found[case["id"]] = measure.read(case).fiche()
threads = [threading.Thread(target=read, args=(cases[place::4],)) for place in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert found == {case["id"]: measure.read(case).fiche() for case in cases}
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[2])
