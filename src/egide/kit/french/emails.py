"""E-mail addresses, written or dictated ("maelle point legoff zéro six arobase gmail point com")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from egide.kit.french.numbers import read_numbers

_WRITTEN = re.compile(r"[a-z0-9][a-z0-9._%+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_AT = re.compile(
    r"\s*,?\s*(?:\barobase\b|\barobas\b|\bat\b(?= (?:gmail|orange|free|hotmail|outlook|yahoo|wanadoo|sfr|laposte))|"
    r"@)\s*,?\s*"
)
_TOKEN = re.compile(r"[a-z]+|\d+|[^\sa-z\d]")
_SEPARATORS = {
    "point": ".",
    ".": ".",
    "tiret": "-",
    "-": "-",
    "underscore": "_",
    "_": "_",
    "souligne": "_",
    "moins": "-",
}
_DOMAIN_WORDS = {
    "com",
    "fr",
    "net",
    "org",
    "eu",
    "me",
    "be",
    "ch",
    "pro",
    "info",
    "io",
    "re",
    "corsica",
    "bzh",
    "paris",
    "lu",
}


@dataclass(frozen=True, slots=True)
class Email:
    """An address found in folded text."""

    value: str
    start: int
    end: int


def read_emails(folded: str) -> list[Email]:
    """Every e-mail address of a folded text, in order."""
    found = [Email(m.group().rstrip("."), m.start(), m.end()) for m in _WRITTEN.finditer(folded)]
    for match in _AT.finditer(folded):
        if any(email.start <= match.start() < email.end for email in found):
            continue
        local, start = _local_part(folded, match.start())
        domain, end = _domain(folded, match.end())
        if local and domain:
            found.append(Email(f"{local}@{domain}", start, end))
    return sorted(found, key=lambda email: email.start)


def _local_part(folded: str, end: int) -> tuple[str, int]:
    """Read backwards from the at sign: words joined by separators, figures glued to the word before."""
    begin = max(0, end - 120)
    tokens = [(m.group(), begin + m.start(), begin + m.end()) for m in _TOKEN.finditer(folded[begin:end])]
    figures = {begin + n.start: n for n in read_numbers(folded[begin:end]) if n.digits}
    ends = {begin + n.end: n for n in figures.values()}
    pieces: list[str] = []
    start, index, last = end, len(tokens) - 1, ""
    while index >= 0:
        word, at, until = tokens[index]
        if word == ",":
            index -= 1
            continue
        number = ends.get(until)
        if number is not None and not number.article and last != "word":
            pieces.append(number.digits)
            start = begin + number.start
            while index >= 0 and tokens[index][1] >= start:
                index -= 1
            last = "number"
            continue
        if word in ("bas", "underscore") and index and tokens[index - 1][0] == "tiret":
            pieces.append("_")
            index, last, start = index - 2, "separator", tokens[index - 1][1]
            continue
        if word in _SEPARATORS:
            pieces.append(_SEPARATORS[word])
            index, last, start = index - 1, "separator", at
            continue
        if not word[0].isalnum() or (last == "word" and not (len(word) == 1 and _spelled(tokens, index))):
            break
        pieces.append(word)
        index, last, start = index - 1, "word", at
    local = "".join(reversed(pieces)).strip(".-_")
    return (local, start) if re.search(r"[a-z0-9]", local) else ("", end)


def _spelled(tokens: list[tuple[str, int, int]], index: int) -> bool:
    return index + 1 < len(tokens) and len(tokens[index + 1][0]) == 1


def _domain(folded: str, start: int) -> tuple[str, int]:
    pieces: list[str] = []
    end, expect_word = start, True
    for match in _TOKEN.finditer(folded, start, min(len(folded), start + 60)):
        word = match.group()
        if word in ("point", ".") and pieces and not expect_word:
            pieces.append(".")
            expect_word = True
        elif word in ("tiret", "-") and pieces and not expect_word:
            pieces.append("-")
            expect_word = True
        elif word[0].isalnum() and expect_word:
            pieces.append(word)
            end, expect_word = match.end(), False
            if "." in pieces and word in _DOMAIN_WORDS:
                break
        else:
            break
    domain = "".join(pieces).strip(".-")
    return (domain, end) if "." in domain else ("", start)
