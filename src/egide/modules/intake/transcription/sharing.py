"""Words with their times, and who speaks when: the voice of each word. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from egide.integrations.speech import Word
from egide.integrations.speech.speakers import VoiceSpan

_SHORTEST_S = 0.001
"""A word that an engine puts in an instant is in the voice of that instant."""


def shared_out(words: Sequence[Word], spans: Sequence[VoiceSpan]) -> list[int | None]:
    """The voice of each word: the one that overlaps it most, else the nearest. All None when one voice speaks.

    Of voices that overlap a word as much (they speak together), the one that spoke before goes on. Voices are numbered
    from 0 in the order in which their first words come.

    :param words: in any order.
    """
    if not spans:
        return [None] * len(words)
    found = list(_voices(words, spans))
    numbers: dict[int, int] = {}
    for voice in found:
        numbers.setdefault(voice, len(numbers))
    return [numbers[voice] for voice in found] if len(numbers) > 1 else [None] * len(words)


def _voices(words: Sequence[Word], spans: Sequence[VoiceSpan]) -> Iterator[int]:
    ordered = sorted(spans, key=lambda span: span.start)
    starts = [span.start for span in ordered]
    latest = list(accumulate(ordered, _later))
    ends = [span.end for span in latest]  # of those up to here, so that it only grows
    before: int | None = None
    for word in words:
        start, end = word.start, max(word.end, word.start + _SHORTEST_S)
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        heard: dict[int, float] = {}
        for span in ordered[first:last]:
            if (common := min(span.end, end) - max(span.start, start)) > 0:
                heard[span.voice] = heard.get(span.voice, 0.0) + common
        if not heard:
            around = [*latest[last - 1 : last], *ordered[last : last + 1]] if last else ordered[:1]
            nearest = min(around, key=lambda span: max(start - span.end, span.start - end))
            heard = {nearest.voice: 0.0}
        before = max(heard, key=lambda voice: (heard[voice], voice == before))
        yield before


def _later(one: VoiceSpan, other: VoiceSpan) -> VoiceSpan:
    return other if other.end > one.end else one
