"""A learned reader of who speaks: a chain over the words with two voices, the broker's and the household's.

Every word has a score for the broker's voice; every gap between two words has three: a new sentence
of the same voice, the broker falls silent, the household falls silent. The best path through the
talk (Viterbi, linear in its length) gives voices and sentence beginnings together. ``data/voices.txt``
holds the weights; ``eval/train/voices.py`` makes them from labelled talk.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import NamedTuple

from egide.kit import patterns as re
from egide.kit.french.text import words

_TOKEN = re.compile(r"[a-z0-9@]+")
_MARK = re.compile(r"[.,?!…;:]")
_UNMARKED = (" ", "'", "-")  # what most words are followed by
_NUMBERS = words(
    "zero deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente "
    "quarante cinquante soixante septante huitante octante nonante vingts cent cents mille million millions"
)
_MONTHS = words("janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre")
_YOU = words("vous votre vos")
_ME = words("je j mon ma mes moi m me on nous notre nos")
_ASKS = words("quel quelle quels quelles combien comment pourquoi quand lequel laquelle lesquels quoi qui")
_VERBS = words(
    "avez etes faites fumez travaillez habitez voulez touchez gagnez payez aviez voudriez pouvez souhaitez vivez "
    "comptez seriez voyez pensez connaissez mettez versez cotisez prenez aimeriez auriez etiez"
)


class Word(NamedTuple):
    """A folded word of the talk: its place, its turn, and the punctuation that follows it ("" for none)."""

    text: str
    start: int
    turn: int
    mark: str = ""
    first: bool = False


def split_words(text: str, start: int, turn: int) -> list[Word]:
    """The words of a folded turn; a number, however many words it has, is one "N"; months are all "M"."""
    found: list[Word] = []
    matches = list(_TOKEN.finditer(text))
    for index, match in enumerate(matches):
        word = match.group()
        if word[0].isdigit() or word in _NUMBERS:
            word = "N"
        elif word in _MONTHS:
            word = "M"
        elif word == "vous" and found and found[-1].text == "rendez":
            word = "rdv"
        if word == "N" and found and found[-1].text == "N" and not found[-1].mark:
            continue
        gap = text[match.end() : matches[index + 1].start() if index + 1 < len(matches) else len(text)]
        mark = None if gap in _UNMARKED else _MARK.search(gap)
        sign = "" if mark is None else "?" if "?" in gap else mark.group()
        found.append(Word(word, start + match.start(), turn, sign, index == 0))
    return found


def voice_features(talk: Sequence[Word], by_turn: bool) -> Iterator[list[str]]:
    """For each word, what tells whether the broker says it."""
    size = len(talk)
    opening = True
    sizes = _turn_sizes(talk) if by_turn else {}
    for index, word in enumerate(talk):
        here = word.text
        after = talk[index + 1].text if index + 1 < size and talk[index + 1].turn == word.turn else "$"
        third = talk[index + 2].text if index + 2 < size and talk[index + 2].turn == word.turn else "$"
        found = [here, f"{here} {after}", f"{here} {after} {third}"]
        if by_turn:
            if opening or word.first:
                found.append(f"^{here}")
                found.append(f"^{here} {after}")
            if word.first:
                length = sizes[word.turn]
                found.append(f"#{min(length, 4) if length < 5 else 5 + min(length // 8, 5)}")
                found.append(f"^^{here}")
                if index == 0:
                    found.append("^^^")
            if word.mark:
                found.append(f"%{word.mark}")
                found.append(f"{here}{word.mark}")
                if after == "$":
                    found.append(f"${word.mark}")
            opening = word.mark in (".", "?", "!", "…", ";")
        yield found


def _turn_sizes(talk: Sequence[Word]) -> dict[int, int]:
    sizes: dict[int, int] = {}
    for word in talk:
        sizes[word.turn] = sizes.get(word.turn, 0) + 1
    return sizes


def _marks(talk: Sequence[Word]) -> list[str]:
    """For each word the person it speaks of: V (vous), J (je, on, nous), Q (a question word) or ""."""
    kinds: list[str] = []
    for index, word in enumerate(talk):
        here = word.text
        if here in _YOU:
            kinds.append("V")
        elif here in _ME:
            kinds.append("J")
        elif here in _ASKS or (here == "est" and index + 1 < len(talk) and talk[index + 1].text == "ce"):
            kinds.append("Q")
        elif here in _VERBS:
            kinds.append("V")
        else:
            kinds.append("")
    return kinds


def gap_features(talk: Sequence[Word], by_turn: bool) -> Iterator[list[str]]:
    """For the gap before each word, what tells that a sentence begins there and whether the voice changes."""
    size = len(talk)
    kinds = _marks(talk)
    following = _following(kinds)
    last, last_at, asked_at = "", -99, -99
    texts = ["^", "^", *(word.text for word in talk), "$", "$"]
    for index, word in enumerate(talk):
        before2, before, here, after, third = texts[index : index + 5]
        if by_turn and not word.first:
            found: list[str] = []
        else:
            asked = index - asked_at
            question = "q-" if asked > 14 else f"q{asked if asked < 4 else 4 + asked // 4}"
            ahead = following[index] if index < size else ""
            found = [
                f"0{here}",
                f"1{here} {after}",
                f"2{here} {after} {third}",
                f"3{before}",
                f"4{before2} {before}",
                f"5{before} {here}",
                f"6{before2} {before} {here}",
                f"6{before} {here} {after}",
                f"7{last}{min(index - last_at, 7) if index - last_at < 8 else 9}",
                f"8{last if index - last_at < 12 else ''}>{ahead}",
                question,
                f"{question}{here}",
            ]
            if here == before or (here == before2 and after == before):
                found.append("=")
            if by_turn:
                found.append("T")
                found.append(f"T{talk[index - 1].mark}" if index else "T^")
                found.append(f"T{question}")
            elif word.first:
                found.append("S")
        yield found
        if kinds[index]:
            if kinds[index] != "Q":
                last, last_at = kinds[index], index
            if kinds[index] == "Q" or here in _VERBS:
                asked_at = index


def _following(kinds: list[str]) -> list[str]:
    """For each word the first person spoken of among it and the five after, with its distance."""
    found: list[str] = [""] * len(kinds)
    ahead, ahead_at = "", 10**9
    for index in range(len(kinds) - 1, -1, -1):
        if kinds[index]:
            ahead, ahead_at = kinds[index], index
        distance = ahead_at - index
        found[index] = f"{ahead}{min(2, distance)}" if distance < 6 else ""
    return found


@dataclass(frozen=True, slots=True)
class Weights:
    """``voice``: for the broker; ``gap``: same voice, broker falls silent, household falls silent."""

    voice: dict[str, float]
    gap: dict[str, tuple[float, float, float]]


@cache
def weights() -> Weights:
    """The committed weights, read once."""
    voice: dict[str, float] = {}
    gap: dict[str, tuple[float, float, float]] = {}
    text = (resources.files(__package__) / "data" / "voices.txt").read_text("utf-8")
    for line in text.splitlines():
        name, *values = line.split("\t")
        if len(values) == 1:
            voice[name] = int(values[0]) / 100
        elif len(values) == 3:
            gap[name] = (int(values[0]) / 100, int(values[1]) / 100, int(values[2]) / 100)
    return Weights(voice, gap)


class Voiced(NamedTuple):
    """What the chain found for one word: whether the broker says it, and whether a sentence begins there."""

    broker: bool
    begins: bool


# How much better than strict turns the path must be before somebody is believed to speak twice running, or a couple
# to answer together: meetings with one client stay below, meetings with two far above.
_ALTERNATE = 9.0


def hear(talk: Sequence[Word], by_turn: bool) -> list[Voiced]:
    """The best path. ``by_turn``: every turn has one voice; otherwise the voice may change at any word."""
    if not talk:
        return []
    steps = _weigh(talk, by_turn)
    score, path = _best(steps, by_turn)
    if by_turn:
        strict, alternating = _best([replace(step, same=None) for step in steps], by_turn)
        if score - strict < _ALTERNATE:
            path = alternating
        lengths = Counter(word.turn for word in talk)
        return [
            Voiced(voiced.broker, not number)
            for voiced, turn in zip(path, lengths, strict=True)
            for number in range(lengths[turn])
        ]
    return path


@dataclass(slots=True)
class _Step:
    """Scores of a word (or turn): the broker's voice, and the gap before it; ``same`` None: the voice must change."""

    broker: float
    same: float | None
    hushed: float
    answered: float


def _weigh(talk: Sequence[Word], by_turn: bool) -> list[_Step]:
    """One step for every word, or for every turn."""
    voice, gap = weights().voice, weights().gap
    steps: list[_Step] = []
    for word, spoken, parted in zip(talk, voice_features(talk, by_turn), gap_features(talk, by_turn), strict=True):
        broker = sum(filter(None, map(voice.get, spoken)))
        if by_turn and not word.first:
            steps[-1].broker += broker
            continue
        same = hushed = answered = 0.0
        for first, second, third in filter(None, map(gap.get, parted)):
            same += first
            hushed += second
            answered += third
        steps.append(_Step(broker, same, hushed, answered))
    return steps


def _best(steps: Sequence[_Step], by_turn: bool) -> tuple[float, list[Voiced]]:
    """The best path and its score (Viterbi)."""
    household, spoke = 0.0, steps[0].broker
    moves: list[tuple[bool, bool, bool]] = [(False, False, True)]
    for step in steps[1:]:
        begins = by_turn or (step.same is not None and step.same > 0)
        stay = -math.inf if step.same is None else step.same if begins else 0.0
        hushed, answered = spoke + step.hushed, household + step.answered
        moves.append((hushed > household + stay, answered > spoke + stay, begins))
        household, spoke = max(household + stay, hushed), max(spoke + stay, answered) + step.broker
    broker = spoke > household
    # the same few answers for all words: a meeting has thousands
    voiced = {(spoken, begun): Voiced(spoken, begun) for spoken in (False, True) for begun in (False, True)}
    path: list[Voiced] = []
    for hushed_here, answered_here, begins in reversed(moves):
        changed = answered_here if broker else hushed_here
        path.append(voiced[broker, begins or changed])
        broker = broker != changed
    path.reverse()
    return max(household, spoke), path
