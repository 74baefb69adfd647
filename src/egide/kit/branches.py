"""What a match of a pattern can begin with, so that ``re`` tries it only there, and enters only the branches that fit.

``re`` knows the first characters of the simplest patterns only, and tries the branches of an alternative one by one.
Both are told here from the parsed pattern, before it is compiled (``compiled.py``). What a pattern matches stays the
same: branches change places only with those that no text lets match where they do.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_parser: Any = import_module("re._parser")
_compiler: Any = import_module("re._compiler")
_op: Any = import_module("re._constants")
_ZERO_WIDTH = (_op.AT, _op.ASSERT, _op.ASSERT_NOT)
_REPEATS = (_op.MAX_REPEAT, _op.MIN_REPEAT, _op.POSSESSIVE_REPEAT)

Items = list[tuple[Any, Any]]


def code_of(parsed: Any) -> list[int]:
    """The code of a parsed pattern, by the steps of ``re``, with all that can be known of how a match begins."""
    flags = parsed.state.flags
    code: list[int] = []
    told = parsed
    letters, empty = _first(parsed.data)
    if letters and not empty and parsed.data[0][0] != _op.LITERAL:
        told = _parser.SubPattern(parsed.state, [(_op.IN, letters)])
        told.width = parsed.getwidth()
    _compiler._compile_info(code, told, flags)
    _compiler._compile(code, _told_apart(parsed.data), flags)
    code.append(_op.SUCCESS)
    return code


def is_anchored(items: Items) -> bool:
    """Whether a match can begin nowhere but at the beginning of the text."""
    for op, value in items:
        if op == _op.AT:
            if value in (_op.AT_BEGINNING, _op.AT_BEGINNING_STRING):
                return True
        elif op == _op.SUBPATTERN:
            return is_anchored(list(value[3]))
        elif op == _op.BRANCH:
            return all(is_anchored(list(branch)) for branch in value[1])
        elif op not in _ZERO_WIDTH:
            return False
    return False


def _first(items: Items) -> tuple[Items | None, bool]:
    """The characters that what these match can begin with (None: any), and whether they may match nothing."""
    found: Items = []
    for op, value in items:
        if op in _ZERO_WIDTH:
            continue
        letters, empty = _first_of(op, value)
        if letters is None:
            return None, True
        found.extend(one for one in letters if one not in found)
        if not empty:
            return found, False
    return found, True


def _first_of(op: Any, value: Any) -> tuple[Items | None, bool]:
    """As ``_first``, of one part."""
    if op == _op.LITERAL:
        return [(op, value)], False
    if op == _op.IN and value[0][0] != _op.NEGATE:
        return list(value), False
    if op == _op.SUBPATTERN and not (value[1] or value[2]):
        return _first(list(value[3]))
    if op in _REPEATS:
        letters, empty = _first(list(value[2]))
        return letters, empty or value[0] == 0
    if op == _op.BRANCH:
        every = [_first(list(branch)) for branch in value[1]]
        if all(letters is not None for letters, _ in every):
            return [one for letters, _ in every for one in letters or ()], any(empty for _, empty in every)
    return None, True


def _told_apart(items: Items) -> Items:
    """The same parts, with the branches of every alternative told apart by their first letter."""
    told: Items = []
    for op, value in items:
        if op == _op.BRANCH:
            told.extend(_alternative([_told_apart(list(branch)) for branch in value[1]]))
        elif op == _op.SUBPATTERN:
            told.append((op, (*value[:3], _told_apart(list(value[3])))))
        elif op in _REPEATS:
            told.append((op, (*value[:2], _told_apart(list(value[2])))))
        elif op in (_op.ASSERT, _op.ASSERT_NOT) and value[0] > 0:
            told.append((op, (value[0], _told_apart(list(value[1])))))
        else:
            told.append((op, value))
    return told


def _alternative(branches: list[Items]) -> Items:
    """An alternative of these branches: those that begin with one letter stand together, after it."""
    groups: list[list[Items]] = []
    homes: dict[int, list[Items]] = {}  # the group of each letter that a branch may still join
    for branch in branches:
        letter = branch[0][1] if branch and branch[0][0] == _op.LITERAL else None
        if letter in homes:
            homes[letter].append(branch)
            continue
        groups.append([branch])
        if letter is not None:
            homes[letter] = groups[-1]
        else:
            letters, empty = _first(branch)
            homes = {} if empty or letters is None else {home: homes[home] for home in homes if not _in(home, letters)}
    told = [
        group[0] if len(group) == 1 else [group[0][0], *_alternative([branch[1:] for branch in group])]
        for group in groups
    ]
    return told[0] if len(told) == 1 else [(_op.BRANCH, (None, told))]


def _in(letter: int, letters: Items) -> bool:
    """Whether a character may be one of these."""
    return any(
        value == letter if op == _op.LITERAL else value[0] <= letter <= value[1] if op == _op.RANGE else True
        for op, value in letters
    )
