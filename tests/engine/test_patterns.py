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
from egide.kit.needles import endings, studied
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


@given(st.lists(WORDS, max_size=40).map(" ".join), st.lists(st.sampled_from(PATTERNS), max_size=12), st.booleans())
def test_a_choice_leaves_out_only_patterns_that_a_text_does_not_hold(text: str, chosen: list[str], known: bool) -> None:
    choice = patterns.Choice((pattern, patterns.compile(pattern)) for pattern in chosen)
    if known:
        patterns.know(text)
    left = [name for name, _ in choice.among(text)]
    assert [name for name in chosen if name in left] == left
    assert {name for name in chosen if re.search(name, text)} <= set(left)


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


# Where branches share letters, change places, end or begin the text.
BRANCHES = [
    r"(?P<name>[a-zé]+) (?P<year>\d{4})|(?<!x)(\w)\3",
    r"oui|\d+",
    r"\b(?:la|le|les|l'|une?|un bon|une belle|d[eu]|de la|(?:du|le) petit)\b",
    r"(?:ab|a|abc|[a-c]d|ac|b|bc)(?:c|cd)?",
    r"(?P<loan>prets|pret|pre)(?P<many>s)? ?(?P<kind>auto|a|[^b]x)?",
    r"(?:pas |plus |[a-m]e |par )?(?:pret|passe|page|p)(?!s)",
    r"(?:(?:le|la) )*?(?:chat|chien|che|c)+",
    r"(?i)^(?:OUI|ok)",
    r"^(?:oui|ouais|non)\b|^ok",
    r"^a|b",
    r"\b(?:avec|a|d') ?une? $",
    r"(?:la|le|pour|cote|)$",
    r"\W*(?:oui\W+)*$",
]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> compiled.Kept:
    file = tmp_path_factory.mktemp("kept") / "kept.bin"
    compiled.write(((pattern, *patterns.study(pattern)) for pattern in [*BRANCHES, *PATTERNS]), file)
    return compiled.load(file)


@given(
    st.one_of(st.lists(WORDS, max_size=30).map(" ".join), st.text("abcdelnoprstuix' 19", max_size=30)),
    st.sampled_from(("", " ", "\n", "avec une ", "ok")),
    st.one_of(st.sampled_from(BRANCHES), st.sampled_from(PATTERNS)),
)
def test_patterns_compiled_beforehand_find_what_re_finds(
    kept: compiled.Kept, text: str, end: str, pattern: str
) -> None:
    text += end
    made, expected = kept.compiled(pattern), re.compile(pattern)
    assert made is not None and dict(made.compiled.groupindex) == dict(expected.groupindex)
    found = [(match.span(), match.groups()) for match in expected.finditer(text)]
    assert [(match.span(), match.groups()) for match in made.compiled.finditer(text)] == found
    for start in (0, 3):
        first = expected.search(text, start)
        at = made.compiled.match(text, start) if made.anchored else made.compiled.search(text, start)
        assert (at and at.span()) == (first and first.span())
        assert first is None or not made.ends or text.endswith(made.ends, start)


@pytest.mark.parametrize(
    ("pattern", "ends"),
    [
        (r"\b(?:avec|a) $", {"vec ", "a ", "vec \n", "a \n"}),
        (r"[^.]*(?:la|une?)$", {"la", "un", "une", "la\n", "un\n", "une\n"}),
        (r"maison\W*$", set()),
        (r"maison", set()),
        (r"la$|le$", set()),
    ],
)
def test_ends_are_those_of_all_that_a_closed_pattern_matches(pattern: str, ends: set[str]) -> None:
    assert set(endings(pattern)) == ends


def test_what_is_known_of_a_pattern_is_kept(kept: compiled.Kept) -> None:
    assert all(kept.studied(pattern) == patterns.study(pattern) for pattern in PATTERNS[:80])
    anchored = [pattern for pattern in BRANCHES if (made := kept.compiled(pattern)) is not None and made.anchored]
    assert anchored == [r"(?i)^(?:OUI|ok)", r"^(?:oui|ouais|non)\b|^ok"]
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
