"""A whole recording, piece by piece: what was heard is given at once, so that a stop loses one piece at most."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from egide.integrations.speech.sound import Piece, decoded, pieces
from egide.integrations.speech.stitching import moved, seam
from egide.integrations.speech.types import Transcriber, Word

Heard = tuple[tuple[Word, ...], ...]
"""The words of a piece, channel by channel, seconds counted from the beginning of the recording."""


def hear(
    path: Path,
    engine: Transcriber,
    *,
    hints: Sequence[str] = (),
    already: Mapping[int, Heard] | None = None,
    on_heard: Callable[[Piece, Heard], None] | None = None,
) -> list[list[Word]]:
    """The words of a recording, channel by channel: one list, or two when its two sides differ.

    :param already: what an earlier call heard, by piece: not asked again.
    :param on_heard: called for each piece as soon as it is heard, before the next is asked for.
    :raises SpeechFailure: what was heard before has been given to `on_heard`.
    """
    known = already or {}
    whole: list[tuple[float, Heard]] = []
    for piece in pieces(decoded(path), longest_s=engine.longest_s):
        heard = known.get(piece.number)
        if heard is None:
            heard = tuple(tuple(moved(engine.hear(side, hints=hints), piece.start)) for side in piece.channels)
            if on_heard is not None:
                on_heard(piece, heard)
        whole.append((piece.first, heard))
    return stitched(whole)


def stitched(pieces: Iterable[tuple[float, Heard]]) -> list[list[Word]]:
    """The words of all pieces, channel by channel, none lost, none doubled.

    :param pieces: in order, each with the second from which its words count.
    """
    sides: list[_Side] = []
    for first, heard in pieces:
        while len(sides) < len(heard):
            sides.append(_Side())
        for number, side in enumerate(sides):
            side.add(heard[number] if number < len(heard) else (), first)
    return [side.all() for side in sides]


class _Side:
    """The words of one channel, as its pieces come."""

    def __init__(self) -> None:
        self._settled: list[Word] = []
        self._pending: list[Word] = []
        self._heard: Sequence[Word] = ()

    def add(self, heard: Sequence[Word], cut: float) -> None:
        self._settled += [word for word in self._pending if word.middle < cut]
        self._pending = seam(self._heard, heard, cut)
        self._heard = heard

    def all(self) -> list[Word]:
        return [*self._settled, *self._pending]
