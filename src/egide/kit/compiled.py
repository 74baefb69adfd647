"""Patterns compiled beforehand: read from a file in a fraction of the time that compiling them takes.

``tools/patterns.py`` writes the file where the product is installed. It holds, for every pattern that the code names,
what ``re`` made of it and what ``needles.py`` learned of it. It is believed only by the interpreter and the code that
wrote it: without it, or with another's, patterns are compiled when they are first needed, as ever.
"""

from __future__ import annotations

import marshal
import re
import sys
import zlib
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from egide.kit.branches import code_of, is_anchored
from egide.kit.needles import endings

_machine: Any = import_module("_sre")
_parser: Any = import_module("re._parser")
FILE = Path(__file__).parent / "data" / f"patterns.{sys.implementation.cache_tag}.bin"

# piece of a word -> the needles that are told by it, the place of the piece in them and theirs in a match
Needles = dict[str, list[tuple[tuple[str, ...], int, tuple[int, ...] | None]]]


class Made(NamedTuple):
    """A pattern compiled; whether it matches at the beginning of a text only, and the ends of all that it matches (none
    when it does not tell)."""

    compiled: re.Pattern[str]
    anchored: bool = False
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """What the file holds: the pieces that tell the needles of all patterns, and two records for each pattern."""

    pieces: list[str] = field(default_factory=list)
    made: dict[str, bytes] = field(default_factory=dict)
    learned: dict[str, bytes] = field(default_factory=dict)

    def compiled(self, pattern: str) -> Made | None:
        """The pattern, by the last step of ``re.compile``; None when it is not kept."""
        record = self.made.get(pattern)
        if record is None:
            return None
        flags, code, groups, numbers, names, *known = marshal.loads(record)  # noqa: S302  written where it is used
        code = array("I", code).tolist()
        return Made(_machine.compile(pattern, flags, code, groups, numbers, names), *known)

    def studied(self, pattern: str) -> tuple[Needles, int] | None:
        """The needles of a pattern, and how far a match can reach; None when it is not kept."""
        record = self.learned.get(pattern)
        found: tuple[Needles, int] | None = None if record is None else marshal.loads(record)  # noqa: S302
        return found


def _stamp() -> str:
    """What made the file: this interpreter, and the code that studies patterns."""
    here = Path(__file__).parent
    code = b"".join((here / name).read_bytes() for name in ("branches.py", "compiled.py", "needles.py", "patterns.py"))
    return f"{sys.version} {_machine.MAGIC} {_machine.CODESIZE} {sys.byteorder} {zlib.crc32(code)}"


def load(path: Path = FILE) -> Kept:
    """What the file holds; nothing when it is missing, damaged or another's."""
    try:
        stamp, *kept = marshal.loads(path.read_bytes())  # noqa: S302
        return Kept(*kept) if stamp == _stamp() else Kept()
    except (OSError, EOFError, ValueError, TypeError):
        return Kept()


def write(studied: Iterable[tuple[str, Needles, int]], path: Path = FILE) -> None:
    """Write the file, whole or not at all: for each pattern, its needles and how far a match can reach."""
    pieces: dict[str, None] = {}
    made, learned = {}, {}
    for pattern, needles, reach in studied:
        made[pattern], learned[pattern] = marshal.dumps(_make(pattern)), marshal.dumps((needles, reach))
        pieces |= dict.fromkeys(needles if "" not in needles else ())
    path.parent.mkdir(exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_bytes(marshal.dumps((_stamp(), list(pieces), made, learned)))
    beside.replace(path)


def _make(pattern: str) -> tuple[int, bytes, int, dict[str, int], tuple[str | None, ...], bool, tuple[str, ...]]:
    """As ``re.compile`` does it, but for the last step, and with the code of ``branches.py``: flags, code, groups,
    their names, the names by number; then the rest of ``Made``."""
    parsed = _parser.parse(pattern)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    code = array("I", code_of(parsed)).tobytes()
    known = is_anchored(parsed), endings(pattern)
    return state.flags, code, state.groups - 1, dict(state.groupdict), tuple(names), *known
