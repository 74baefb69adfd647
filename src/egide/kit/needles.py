"""What every match of a pattern must hold, and how long a match can be: read once from the pattern itself.

``patterns.py`` looks for a pattern only where these allow a match.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

Places = frozenset[int] | None  # how far from the beginning of a match something may be; None: too far to tell
Found = dict[str, Places]
_LEAST = 2  # characters of a needle: shorter ones are everywhere
_MOST = 120  # strings a part may be read as, and a quarter of the needles a pattern may have
_PLACES = 24  # places in a match that a needle may have
_FIRST: Places = frozenset((0,))
_ENDING = 4  # characters of an ending that are enough to tell
_WORD = 40  # characters of the longest word
FAR = 240  # characters of the longest match: a match is a phrase, not a page
EDGE = "\b"  # in a needle: a letter on one side of here has no letter on the other
_parser: Any = import_module("re._parser")
_WORDLY = ("CATEGORY_WORD", "CATEGORY_DIGIT", "CATEGORY_SPACE")
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def studied(pattern: str) -> tuple[Found | None, int]:
    """The needles of a pattern with their places in a match, and its longest match.

    Needles are strings, with ``EDGE`` where words end, of which every match holds one at one of its places; None
    without any.
    """
    parsed = _parser.parse(pattern)
    items = list(parsed)
    if parsed.state.flags & re.IGNORECASE:
        return None, FAR
    return _needles(items), min(FAR, _longest(items) + 2)


def endings(pattern: str) -> tuple[str, ...]:
    """The ends of every text that a pattern closed by "$" matches; none when it does not tell, or is not closed."""
    parsed = _parser.parse(pattern)
    *items, (op, value) = parsed.data or [("", "")]
    if (str(op), str(value)) != ("AT", "AT_END") or parsed.state.flags & re.IGNORECASE:
        return ()
    found = [""]
    while items and min(map(_size, found)) < _ENDING:
        texts = _texts(str(items[-1][0]), items.pop()[1])
        if texts is None or len(found) * len(texts) > _MOST:
            break
        found = [before + after for before in texts for after in found]
    ends = {text.replace(EDGE, "")[-_ENDING:] for text in found}
    return () if "" in ends else tuple(sorted(ends | {f"{end}\n" for end in ends}))


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


def _needles(items: list[Any]) -> Found | None:
    """The best needles of a sequence: those of the part that has the fewest."""
    best: Found | None = None
    run = [""]
    begun: Places = _FIRST
    here: Places = _FIRST
    for name, argument in [(str(op), value) for op, value in items] + [("END", None)]:
        texts = _texts(name, argument)
        if texts is not None and len(run) * len(texts) <= _MOST:
            run = [before + after for before in run for after in texts]
            here = _further(here, frozenset(map(_size, texts)))
            continue
        best = _fewer(best, _whole(run, begun))
        run, begun = texts if texts is not None else [""], here
        if texts is None:
            best = _fewer(best, _shifted(_inside(name, argument), here))
            begun = here = _further(here, _sizes(name, argument))
        else:
            here = _further(here, frozenset(map(_size, texts)))
    return _fewer(best, _whole(run, begun))


def _further(places: Places, sizes: Places) -> Places:
    """The places after something of these sizes."""
    if places is None or sizes is None:
        return None
    found = frozenset(place + size for place in places for size in sizes)
    return found if len(found) <= _PLACES else None


def _shifted(found: Found | None, places: Places) -> Found | None:
    return None if found is None else {needle: _further(places, own) for needle, own in found.items()}


def _sizes(name: str, argument: Any) -> Places:
    """The sizes of what a part matches."""
    if name == "END":
        return _FIRST
    least, most = _least(name, argument), _length(name, argument) if name not in ("ASSERT", "ASSERT_NOT") else 0
    return frozenset(range(least, most + 1)) if most - least < _PLACES else None


def _least(name: str, argument: Any) -> int:
    """The fewest characters that a part matches."""
    if name in ("LITERAL", "NOT_LITERAL", "IN", "ANY"):
        return 1
    if name == "BRANCH":
        return min(_least_of(list(branch)) for branch in argument[1])
    if name in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _least_of(list(argument[3] if name == "SUBPATTERN" else argument))
    return int(argument[0]) * _least_of(list(argument[2])) if name in _REPEATS else 0


def _least_of(items: list[Any]) -> int:
    return sum(_least(str(op), value) for op, value in items)


def _whole(run: list[str], begun: Places) -> Found | None:
    """Needles of a part that is one of these strings and begins at one of these places."""
    if any(_size(text) < _LEAST for text in run):
        return None
    kept = {text for text in run if not any(other != text and other in text for other in run)}
    return {
        needle: _further(begun, frozenset(_size(text[: text.index(needle)]) for text in run if needle in text))
        for needle in kept
    }


def _fewer(one: Found | None, other: Found | None) -> Found | None:
    if one is None or other is None:
        return other if one is None else one
    return min(one, other, key=_commonness)


def _commonness(needles: Found) -> float:
    """How often needles would be found by chance, at a rough guess: shorter and more means oftener."""
    return sum(6.0 ** -min(_size(needle), 8) for needle in needles)


def _size(needle: str) -> int:
    return len(needle) - needle.count(EDGE)


def _inside(name: str, argument: Any) -> Found | None:
    """Needles of one part that is not plain text, with their places in it."""
    if name == "SUBPATTERN":
        return None if argument[1] or argument[2] else _needles(list(argument[3]))
    if name == "BRANCH":
        united: Found = {}
        for branch in argument[1]:
            found = _needles(list(branch))
            if found is None:
                return None
            for needle, places in found.items():
                known = united.get(needle, frozenset())
                united[needle] = None if known is None or places is None else known | places
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
