"""The words of pieces as the words of the whole: none lost, none doubled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from egide.integrations.speech.types import Word

NEAR_S = 0.4
"""How far apart two hearings of one word may put it."""


def moved(words: Sequence[Word], seconds: float) -> list[Word]:
    """The same words, later."""
    return [replace(word, start=word.start + seconds, end=word.end + seconds) for word in words]


def seam(before: Sequence[Word], after: Sequence[Word], cut: float) -> list[Word]:
    """What follows second `cut`, of two hearings: `before` to a little after it, `after` from a little before it.

    What precedes the cut is `before`'s words whose middle does. One word may be put on this side by the one and on
    that side by the other: said by both sides it is kept once, by none it is brought back.
    """
    left, right = [word for word in before if word.middle < cut], [word for word in after if word.middle >= cut]
    if left and right and _one_word(left[-1], before, right[0], after):
        return right[1:]
    beyond = next((word for word in before if word.middle >= cut), None)
    twin = _twin(beyond, after) if beyond else None
    if beyond and twin and twin.middle < cut and _one_word(beyond, before, twin, after):
        return [beyond, *right]
    return right


def _one_word(one: Word, ones: Sequence[Word], other: Word, others: Sequence[Word]) -> bool:
    """Each is the nearest hearing of the other: "oui oui" stays two words."""
    return _twin(one, others) is other and _twin(other, ones) is one


def _twin(word: Word, words: Sequence[Word]) -> Word | None:
    near = [w for w in words if abs(w.middle - word.middle) <= NEAR_S and bare(w.text) == bare(word.text)]
    return min(near, key=lambda w: abs(w.middle - word.middle), default=None)


def bare(text: str) -> str:
    """A word without its punctuation and capitals: "Oui," and "oui" are one."""
    return re.sub(r"\W+", "", text).casefold()
