"""Names spelled aloud: "V U I deux L E R M O Z", "D comme David", "N apostrophe D I A Y E"."""

from __future__ import annotations

from dataclasses import dataclass

from egide.kit import patterns as re

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
_SPELLED_LETTERS = {
    "ache": "h",
    "ix": "x",
    "zed": "z",
    "igrec": "y",
    "ka": "k",
    "emme": "m",
    "enne": "n",
    "erre": "r",
    "esse": "s",
    "elle": "l",
}


@dataclass(frozen=True, slots=True)
class Spelling:
    """Letters found in folded text; ``value`` is the name in lower case, with its apostrophe or hyphen."""

    value: str
    start: int
    end: int


def read_spellings(folded: str, *, least: int = 3) -> list[Spelling]:
    """Every run of at least ``least`` spelled letters. Known acronyms ("S A R L") are not names."""
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(folded)]
    found: list[Spelling] = []
    index = 0
    while index < len(tokens):
        if len(tokens[index][0]) > 1 and tokens[index][0] not in _REPEATED:
            index += 1
            continue
        letters, after, count = _run(tokens, index)
        if count >= least and letters.replace("-", "").replace("'", "") not in _ACRONYMS:
            found.append(Spelling(letters, tokens[index][1], tokens[after - 1][2]))
        index = max(after, index + 1)
    return found


def _run(tokens: list[tuple[str, int, int]], index: int) -> tuple[str, int, int]:
    """Letters read from ``index``, the next index, and how many letters."""
    letters, last, count = "", index, 0
    repeat = 1
    while index < len(tokens):
        word = tokens[index][0]
        following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
        if len(word) == 1 and word.isalpha():
            if following == "'" and index + 2 < len(tokens) and len(tokens[index + 2][0]) > 1:
                break
            letters, count, repeat = letters + word * repeat, count + repeat, 1
            index = last = index + 1
            if following == "comme" and index + 1 < len(tokens):
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
            index += 1
        else:
            break
    return letters.strip("-'"), max(last, index if repeat > 1 else last), count
