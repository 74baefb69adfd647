"""What every match of a pattern must hold, and how long a match can be: read once from the pattern itself.

``patterns.py`` looks for a pattern only where these allow a match.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

_LEAST = 2  # characters of a needle: shorter ones are everywhere
_MOST = 120  # strings a part may be read as, and a quarter of the needles a pattern may have
_WORD = 40  # characters of the longest word
FAR = 240  # characters of the longest match: a match is a phrase, not a page
EDGE = "\b"  # in a needle: a letter on one side of here has no letter on the other
_parser: Any = import_module("re._parser")
_WORDLY = ("CATEGORY_WORD", "CATEGORY_DIGIT", "CATEGORY_SPACE")
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def studied(pattern: str) -> tuple[frozenset[str] | None, int]:
    """The needles of a pattern, and its longest match.

    Needles are strings, with ``EDGE`` where words end, of which every match holds one; None without any.
    """
    parsed = _parser.parse(pattern)
    items = list(parsed)
    if parsed.state.flags & re.IGNORECASE:
        return None, FAR
    found = _needles(items)
    return frozenset(found) if found is not None else None, min(FAR, _longest(items) + 2)


def _longest(items: list[Any]) -> int:
    """How far a match can reach, what it looks at ahead included."""
    return sum(_length(str(op), value) for op, value in items)


def _length(name: str, argument: Any) -> int:
    if name in ("AT", "FAILURE"):
        return 0
    if name in ("LITERAL", "NOT_LITERAL", "IN", "ANY"):
        return 1
    if name == "BRANCH":
        return max(_longest(list(branch)) for branch in argument[1])
    if name == "SUBPATTERN":
        return _longest(list(argument[3]))
    if name == "ATOMIC_GROUP":
        return _longest(list(argument))
    if name in ("ASSERT", "ASSERT_NOT"):
        return _longest(list(argument[1])) if argument[0] > 0 else 0
    if name in _REPEATS:
        _, most, inner = argument
        if most < _WORD or not _in_a_word(list(inner)):
            return min(FAR, int(most)) * _longest(list(inner))
        return _WORD
    return FAR


def _in_a_word(inner: list[Any]) -> bool:
    """Whether what is repeated is one letter, digit or blank: no match repeats it further than a long word."""
    if len(inner) != 1 or str(inner[0][0]) != "IN":
        return False
    return all(
        op == "RANGE" or (op == "LITERAL" and chr(value) in "-'_") or (op == "CATEGORY" and str(value) in _WORDLY)
        for op, value in ((str(op), value) for op, value in inner[0][1])
    )


def _needles(items: list[Any]) -> set[str] | None:
    """The best needles of a sequence: those of the part that has the fewest."""
    best: set[str] | None = None
    run: list[str] = [""]
    for name, argument in [(str(op), value) for op, value in items] + [("END", None)]:
        texts = _texts(name, argument)
        if texts is not None and len(run) * len(texts) <= _MOST:
            run = [before + after for before in run for after in texts]
            continue
        best = _fewer(best, _whole(run))
        run = texts if texts is not None else [""]
        if texts is None:
            best = _fewer(best, _inside(name, argument))
    return _fewer(best, _whole(run))


def _whole(run: list[str]) -> set[str] | None:
    """Needles of a part that is one of these strings."""
    if any(_size(text) < _LEAST for text in run):
        return None
    return {text for text in run if not any(other != text and other in text for other in run)}


def _fewer(one: set[str] | None, other: set[str] | None) -> set[str] | None:
    if one is None or other is None:
        return other if one is None else one
    return min(one, other, key=_commonness)


def _commonness(needles: set[str]) -> float:
    """How often needles would be found by chance, at a rough guess: shorter and more means oftener."""
    return sum(6.0 ** -min(_size(needle), 8) for needle in needles)


def _size(needle: str) -> int:
    return len(needle) - needle.count(EDGE)


def _inside(name: str, argument: Any) -> set[str] | None:
    """Needles of one part that is not plain text."""
    if name == "SUBPATTERN":
        return None if argument[1] or argument[2] else _needles(list(argument[3]))
    if name == "BRANCH":
        united: set[str] = set()
        for branch in argument[1]:
            found = _needles(list(branch))
            if found is None:
                return None
            united |= found
        return united if len(united) <= 4 * _MOST else None
    if name in ("MAX_REPEAT", "MIN_REPEAT") and argument[0] >= 1:
        return _needles(list(argument[2]))
    return None


def _texts(name: str, argument: Any) -> list[str] | None:
    """Every string that a part can be, when they are few and plain; nothing or an edge for what takes no room."""
    if name == "LITERAL":
        return [chr(argument)]
    if name == "AT":
        return [EDGE if str(argument) == "AT_BOUNDARY" else ""]
    if name in ("ASSERT", "ASSERT_NOT"):
        return [EDGE if name == "ASSERT_NOT" and _any_letter(list(argument[1])) else ""]
    if name == "IN":
        letters = [chr(value) for op, value in argument if str(op) == "LITERAL"]
        return letters if len(letters) == len(argument) <= 8 else None
    if name == "BRANCH":
        every = [_sequence(list(branch)) for branch in argument[1]]
        flat = [text for texts in every if texts is not None for text in texts]
        return flat if None not in every and len(flat) <= _MOST else None
    if name == "SUBPATTERN":
        return None if argument[1] or argument[2] else _sequence(list(argument[3]))
    if name == "MAX_REPEAT" and tuple(argument[:2]) == (0, 1):
        texts = _sequence(list(argument[2]))
        return ["", *texts] if texts is not None and len(texts) < 8 else None
    return None


def _any_letter(items: list[Any]) -> bool:
    """Whether a part is any one letter, and perhaps more: ``[a-z]``, ``\\w``."""
    letters = ("(97, 122)", "CATEGORY_WORD")
    return len(items) == 1 and str(items[0][0]) == "IN" and any(str(value) in letters for _, value in items[0][1])


def _sequence(items: list[Any]) -> list[str] | None:
    whole = [""]
    for op, value in items:
        texts = _texts(str(op), value)
        if texts is None or len(whole) * len(texts) > _MOST:
            return None
        whole = [before + after for before in whole for after in texts]
    return whole
