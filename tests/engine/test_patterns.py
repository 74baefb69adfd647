"""A pattern is skipped only where it cannot match."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.kit import compiled, patterns
from egide.kit.needles import studied
from egide.modules.intake.engine.pipeline import section_files

PATTERNS = [trigger.pattern for section in section_files() for trigger in section.triggers]
WORDS = st.sampled_from(
    sorted({word for pattern in PATTERNS for word in re.findall(r"[a-z']{2,}", pattern)} | {"9", ",", "\n"})
)


@given(st.lists(WORDS, max_size=40).map(" ".join), st.sampled_from(PATTERNS), st.sampled_from(("", "oui, " * 150)))
def test_a_pattern_finds_what_re_finds(text: str, pattern: str, more: str) -> None:
    text += more
    for learn in (len, patterns.know):  # a short text is simply searched, unless it was told to know it
        learn(text)
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
    found = studied(pattern)[0]
    assert (None if found is None else set(found)) == needles


@pytest.mark.parametrize(
    ("pattern", "places"),
    [
        (r"\bpret (?:auto|immo)\b", {"\bpret auto\b": {0}, "\bpret immo\b": {0}}),
        (r"(?:ma |son )?voiture", {"voiture": {0, 3, 4}}),
        (r"(?<=le )chat|\w{1,3} chien", {"chat": {0}, " chien": {1, 2, 3}}),
        (r"[a-z]\d? ?(?:maison|villa)", {"maison": {1, 2, 3}, "villa": {1, 2, 3}}),
        (r"(?:oui ){1,3}ah", {"oui ": {0}}),
        (r"le (?:petit |grand )*chat", {"chat": None}),
    ],
)
def test_places_are_where_needles_are_in_a_match(pattern: str, places: dict[str, set[int] | None]) -> None:
    assert studied(pattern)[0] == places


@given(st.lists(WORDS, max_size=60).map(" ".join), st.sampled_from(PATTERNS))
def test_a_match_holds_a_needle_at_one_of_its_places(text: str, pattern: str) -> None:
    needles = studied(pattern)[0] or {}
    for match in re.finditer(pattern, text):
        assert not needles or any(
            places is None or any(text.startswith(needle.replace("\b", ""), match.start() + at) for at in places)
            for needle, places in needles.items()
        )


def test_patterns_compiled_beforehand_are_those_of_re(tmp_path: Path) -> None:
    wanted = [*PATTERNS[:80], r"(?P<name>[a-zé]+) (?P<year>\d{4})|(?<!x)(\w)\3", r"oui|\d+"]
    compiled.write(((pattern, *patterns.study(pattern)) for pattern in wanted), tmp_path / "kept.bin")
    kept = compiled.load(tmp_path / "kept.bin")
    for pattern in wanted:
        made = kept.compiled(pattern)
        assert made == re.compile(pattern)
        assert made is not None and dict(made.groupindex) == dict(re.compile(pattern).groupindex)
        assert kept.studied(pattern) == patterns.study(pattern)
    made = kept.compiled(wanted[-2])
    assert made is not None and made.fullmatch("juillet 1987", 0).groupdict() == {"name": "juillet", "year": "1987"}
    assert kept.compiled("jamais vu") is None and kept.studied("jamais vu") is None


def test_a_file_of_patterns_that_is_damaged_or_of_another_is_not_believed(tmp_path: Path) -> None:
    file = tmp_path / "kept.bin"
    compiled.write([("un chat", *patterns.study("un chat"))], file)
    whole = file.read_bytes()
    assert compiled.load(file).made
    for damaged in (b"", whole[:40], whole[: len(whole) // 2], b"\xff" * 99, whole.replace(b"3.", b"2.", 1)):
        file.write_bytes(damaged)
        assert not compiled.load(file).made
    assert not compiled.load(tmp_path / "none.bin").made


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
