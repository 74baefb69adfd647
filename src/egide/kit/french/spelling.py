"""Names spelled aloud: "V U I deux L E R M O Z", "D comme David", "N apostrophe D I A Y E"."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase

from egide.kit import patterns as re
from egide.kit.french.tokens import Tokens, starts_of

_TOKEN = re.compile(r"[a-z]+|\d+|[^\sa-z\d]")
_MARKS = {"trema", "accent", "aigu", "grave", "circonflexe", "cedille", "majuscule", "minuscule", "chapeau"}
_ACRONYMS = {
    "sarl",
    "sci",
    "scpi",
    "sas",
    "sasu",
    "eurl",
    "per",
    "pel",
    "cel",
    "tns",
    "rsi",
    "smabtp",
    "cdi",
    "cdd",
    "tva",
    "bnc",
    "bic",
    "ldds",
    "lep",
    "pea",
    "gav",
    "mma",
    "gmf",
    "lcl",
    "bnp",
    "cic",
    "tmi",
    "dom",
    "ag",
    "rtt",
    "rh",
    "irm",
    "skf",
    "pacs",
    "irp",
}
_REPEATED = {"deux": 2, "2": 2, "double": 2}
_FIRST = frozenset(ascii_lowercase) | _REPEATED.keys()
_OTHER_LETTER = re.compile(r"[^\W\d_a-z]")
_ELIDED = re.compile(r"[a-z]'[a-z][a-z]")


@dataclass(frozen=True, slots=True)
class Spelling:
    """Letters found in folded text; ``value`` is the name in lower case, with its apostrophe or hyphen."""

    value: str
    start: int
    end: int


def read_spellings(folded: str, *, least: int = 3) -> list[Spelling]:
    """Every run of at least ``least`` spelled letters. Known acronyms ("S A R L") are not names."""
    found: list[Spelling] = []
    free = 0
    starts = starts_of(folded, _FIRST)
    if not folded.isascii():
        starts.extend(match.start() for match in _OTHER_LETTER.finditer(folded))
    for start in sorted(starts):
        if start < free or _ELIDED.match(folded, start):
            continue
        tokens = Tokens(_TOKEN, folded, start)
        letters, after, count = _run(tokens)
        free = tokens.end(max(after, 1))
        if count >= least and letters.replace("-", "").replace("'", "") not in _ACRONYMS:
            found.append(Spelling(letters, start, free))
    return found


def _run(tokens: Tokens) -> tuple[str, int, int]:
    """The letters read, the index of the token after them, and how many letters."""
    letters, last, count, index = "", 0, 0, 0
    repeat = 1
    while word := tokens.word(index):
        following = tokens.word(index + 1)
        if len(word) == 1 and word.isalpha():
            if following == "'" and len(tokens.word(index + 2)) > 1:
                break
            letters, count, repeat = letters + word * repeat, count + repeat, 1
            index = last = index + 1
            if following == "comme" and tokens.word(index):
                index = last = index + 2
        elif (count and word in _REPEATED and len(following) == 1 and following.isalpha()) or (
            not count and word in _REPEATED and len(following) == 1 and following.isalpha() and word != "2"
        ):
            repeat, index = _REPEATED[word], index + 1
        elif count and word in ("apostrophe", "'"):
            letters, index = letters + "'", index + 1
        elif count and word in ("tiret", "-"):
            letters, index = letters + ("-" if word == "tiret" else ""), index + 1
        elif count and word in _MARKS:
            index = last = index + 1
        elif count and word in (",", "."):
            if word == "." and not (len(following) == 1 and following.isalpha()):
                break
            if word == "." and count == 1 and tokens.word(index + 2) == ",":
                break  # "un accent sur le E. P, U, I, G": the sentence before ends on a letter
            index += 1
        else:
            break
    return letters.strip("-'"), max(last, index if repeat > 1 else last), count
