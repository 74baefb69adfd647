"""Learns who speaks: ``python -m eval.train.voices [FOLDER ...]`` writes the engine's ``data/voices.txt``.

From the labelled dialogues of the folders (default ``eval/ours``) and of ``exchanges.txt``, never from
``eval/dev``. Each talk is learned twice: turn by turn as written, and as a speech recogniser without
speakers would give it, joined, without punctuation. A conditional random field of two voices, trained
by gradient steps (AdaGrad) on the likelihood of the right path.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from egide.kit.french.text import fold
from egide.modules.intake.engine import voices
from egide.modules.intake.engine.voices import Word

HERE = Path(__file__).parent
OURS = HERE.parent / "ours"
Turn = tuple[str, str]
Talk = list[Turn]
_SENTENCE = re.compile(r"(?<=[.!?…;])\s+")


def talks(folders: list[Path]) -> list[Talk]:
    """Dialogues as (voice, words): B the broker, C the client, S the partner; exchanges first."""
    found: list[Talk] = []
    talk: Talk = []
    for line in [*(HERE / "exchanges.txt").read_text("utf-8").splitlines(), ""]:
        if line.startswith("#"):
            continue
        if line.strip():
            talk.append((line[0], line[2:].strip()))
        elif talk:
            found.append(talk)
            talk = []
    for folder in folders:
        for path in _teaching(folder):
            case = json.loads(path.read_text("utf-8"))
            if case["genre"] == "dialogue":
                found.append([(_VOICES.get(turn["speaker"], "C"), turn["text"]) for turn in case["turns"]])
    return found


def speech(folders: list[Path]) -> list[tuple[str, Talk]]:
    """Recogniser-style meetings whose changes of voice ``speech.txt`` tells: the voices, and the turns as written."""
    found: list[tuple[str, Talk]] = []
    cases = {path.stem: path for folder in folders for path in _teaching(folder)}
    for line in (HERE / "speech.txt").read_text("utf-8").splitlines():
        head, *openings = line.split(" | ")
        name, _, who = head.partition(" ")
        if name not in cases:
            continue
        text = "\n".join(turn["text"] for turn in json.loads(cases[name].read_text("utf-8"))["turns"])
        at, talk = 0, []
        for opening in openings:
            match = re.compile(rf"\b{re.escape(opening.strip())}").search(text.replace("\n", " "), at + 1)
            if match is None:
                print(f"{name}: « {opening} » not found, left out from there", file=sys.stderr)
                break
            talk.append((who, text[at : match.start()]))
            who, at = "C" if who == "B" else "B", match.start()
        else:
            talk.append((who, text[at:]))
        found.append((name, talk))
    return found


_VOICES = {"COURTIER": "B", "CLIENT": "C", "CONJOINT": "S"}


@dataclass
class Example:
    """One talk as the chain sees it: features by word, and the right path.

    ``path``: for each word its voice (1 broker), and the gap before it: 0 none, 1 a sentence begins, 2 the voice
    changes.
    """

    by_turn: bool
    first: list[bool]
    spoken: list[list[int]] = field(default_factory=list)
    parted: list[list[int]] = field(default_factory=list)
    voice: list[int] = field(default_factory=list)
    gap: list[int] = field(default_factory=list)


class Names:
    """Numbers for the names of features, and how many talks show each."""

    def __init__(self, talks: list[set[str]]) -> None:
        self.seen = Counter(name for talk in talks for name in talk)
        self.of = {name: number for number, name in enumerate(sorted(self.seen))}

    def numbers(self, found: list[str]) -> list[int]:
        return [self.of[name] for name in found if name in self.of]

    def common(self) -> list[tuple[str, int]]:
        """Series of words that one talk alone shows are learned, so as not to weigh on the rest, and forgotten."""
        long = {name for name in self.of if name.count(" ") == 2 or name[0] in "456"}
        return [(name, number) for name, number in self.of.items() if self.seen[name] > (name in long)]


def by_turn(talk: Talk) -> tuple[list[Word], list[int], list[int]]:
    """Words with their voices, turn by turn as written."""
    said: list[Word] = []
    voice: list[int] = []
    gap: list[int] = []
    for number, (who, text) in enumerate(talk):
        found = voices.split_words(fold(text), 0, number)
        for index, word in enumerate(found):
            broker = int(who == "B")
            gap.append(0 if index else 1 if not voice or voice[-1] == broker else 2)
            said.append(word)
            voice.append(broker)
    return said, voice, gap


def joined(talk: Talk, noise: random.Random) -> tuple[list[Word], list[int], list[int]]:
    """Words with their voices as a recogniser gives them: few long turns, no punctuation, some words lost."""
    said: list[Word] = []
    voice: list[int] = []
    gap: list[int] = []
    cuts = set(noise.sample(range(len(talk)), min(len(talk), noise.randint(0, 3))))
    chunk = 0
    for number, (who, text) in enumerate(talk):
        fresh = number == 0 or number in cuts
        chunk += fresh
        for sentence in _SENTENCE.split(text):
            for index, word in enumerate(voices.split_words(fold(sentence), 0, chunk)):
                if (index and noise.random() < 0.015) or (word.text == "N" and said and said[-1].text == "N"):
                    continue
                broker = int(who == "B")
                gap.append(2 if voice and voice[-1] != broker else int(index == 0))
                said.append(Word(word.text, len(said), chunk, "", fresh))
                voice.append(broker)
                fresh = False
    return said, voice, gap


def heard(talk: Talk) -> tuple[list[Word], list[int], list[int]]:
    """Words with their voices as the recogniser really gave them; a line break parts its turns."""
    said: list[Word] = []
    voice: list[int] = []
    gap: list[int] = []
    chunk = 0
    for who, text in talk:
        broker = int(who == "B")
        for number, piece in enumerate(text.split("\n")):
            chunk += number > 0
            for index, word in enumerate(voices.split_words(fold(piece), 0, chunk)):
                if word.text == "N" and said and said[-1].text == "N":
                    continue
                gap.append(2 if voice and voice[-1] != broker else int(not index))
                said.append(Word(word.text, len(said), chunk, "", not said or said[-1].turn != chunk))
                voice.append(broker)
    return said, voice, gap


def example(made: tuple[list[Word], list[int], list[int]], turns: bool, names: tuple[Names, Names]) -> Example:
    said, voice, gap = made
    return Example(
        turns,
        [word.first for word in said],
        [names[0].numbers(found) for found in voices.voice_features(said, turns)],
        [names[1].numbers(found) for found in voices.gap_features(said, turns)],
        voice,
        gap,
    )


@dataclass
class Model:
    """Weights and AdaGrad's memory: one number per voice feature, three per gap feature."""

    voice: list[float]
    gap: list[list[float]]
    voice_memory: list[float]
    gap_memory: list[list[float]]

    @classmethod
    def empty(cls, spoken: int, parted: int) -> Model:
        return cls(
            [0.0] * spoken, [[0.0] * parted for _ in range(3)], [1e-3] * spoken, [[1e-3] * parted for _ in range(3)]
        )

    def add(self, other: Model, share: float) -> None:
        """The mean of several rounds errs less than the last one."""
        self.voice = [mine + share * theirs for mine, theirs in zip(self.voice, other.voice, strict=True)]
        self.gap = [
            [mine + share * theirs for mine, theirs in zip(own, others, strict=True)]
            for own, others in zip(self.gap, other.gap, strict=True)
        ]


RATE, DECAY = 0.12, 0.001


def _scores(model: Model, one: Example) -> tuple[list[float], list[tuple[float, float, float]]]:
    same, hushed, answered = model.gap
    broker = [sum(model.voice[f] for f in found) for found in one.spoken]
    gaps = [
        (sum(same[f] for f in found), sum(hushed[f] for f in found), sum(answered[f] for f in found))
        for found in one.parted
    ]
    return broker, gaps


def _moves(one: Example, index: int, gaps: tuple[float, float, float]) -> tuple[float, float, float, float]:
    """Chances (not normed) of: no cut, a sentence, broker to household, household to broker."""
    same, hushed, answered = (math.exp(max(-30.0, min(30.0, score))) for score in gaps)
    if one.by_turn:
        return (0.0, same, hushed, answered) if one.first[index] else (1.0, 0.0, 0.0, 0.0)
    return 1.0, same, hushed, answered


def learn(model: Model, one: Example) -> float:
    """One step on one talk; returns its cost (negative log-likelihood)."""
    broker, gaps = _scores(model, one)
    size = len(broker)
    says = [math.exp(max(-30.0, min(30.0, score))) for score in broker]
    moves = [_moves(one, index, gaps[index]) for index in range(size)]
    forward: list[tuple[float, float]] = []
    cost = 0.0
    household, spoke = 1.0, 1.0
    for index in range(size):
        if index:
            none, same, hushed, answered = moves[index]
            stay = none + same
            household, spoke = household * stay + spoke * hushed, spoke * stay + household * answered
        spoke *= says[index]
        norm = household + spoke
        household, spoke = household / norm, spoke / norm
        cost += math.log(norm)
        forward.append((household, spoke))
    behind = (1.0, 1.0)
    for index in range(size - 1, -1, -1):
        alpha = forward[index]
        whole = alpha[0] * behind[0] + alpha[1] * behind[1]
        chance = alpha[1] * behind[1] / whole
        _step_voice(model, one.spoken[index], one.voice[index] - chance)
        if index:
            cost -= _learn_gap(model, one, index, forward[index - 1], moves[index], says[index], behind, gaps[index])
            none, same, hushed, answered = moves[index]
            stay, out, back = none + same, behind[0], behind[1] * says[index]
            behind = (out * stay + back * answered, back * stay + out * hushed)
            norm = behind[0] + behind[1]
            behind = (behind[0] / norm, behind[1] / norm)
        if one.voice[index]:
            cost -= broker[index]
    return cost


def _learn_gap(
    model: Model,
    one: Example,
    index: int,
    before: tuple[float, float],
    moves: tuple[float, float, float, float],
    says: float,
    behind: tuple[float, float],
    scores: tuple[float, float, float],
) -> float:
    """Step on the gap before a word; returns the score of the right move."""
    if not one.parted[index]:
        return 0.0
    none, same, hushed, answered = moves
    out, back = behind[0], behind[1] * says
    chances = (
        before[0] * same * out + before[1] * same * back,
        before[1] * hushed * out,
        before[0] * answered * back,
    )
    whole = sum(chances) + none * (before[0] * out + before[1] * back)
    right = -1
    if one.gap[index] == 1:
        right = 0
    elif one.gap[index] == 2:
        right = 1 if one.voice[index] == 0 else 2
    for kind in range(3):
        slope = float(kind == right) - chances[kind] / whole
        if abs(slope) > 1e-4:
            weights, memory = model.gap[kind], model.gap_memory[kind]
            for name in one.parted[index]:
                memory[name] += slope * slope
                weights[name] += RATE * (slope - DECAY * weights[name]) / math.sqrt(memory[name])
    return scores[right] if right >= 0 else 0.0


def _step_voice(model: Model, found: list[int], slope: float) -> None:
    if abs(slope) < 1e-4:
        return
    for name in found:
        model.voice_memory[name] += slope * slope
        model.voice[name] += RATE * (slope - DECAY * model.voice[name]) / math.sqrt(model.voice_memory[name])


def train(material: list[Talk], raw: list[Talk], rounds: int, seed: int = 7) -> voices.Weights:
    """Learn from the talks; each round hears them in another order."""
    noise = random.Random(seed)
    names = _names(material, raw, noise)
    examples: list[Example] = []
    for talk in _meetings(material, noise):
        examples.append(example(by_turn(talk), True, names))
        examples.append(example(joined(talk, noise), False, names))
    for talk in raw:
        examples.extend([example(heard(talk), False, names)] * 2)
    model = Model.empty(len(names[0].of), len(names[1].of))
    mean = Model.empty(len(names[0].of), len(names[1].of))
    for number in range(rounds):
        noise.shuffle(examples)
        cost = sum(learn(model, one) for one in examples)
        print(f"round {number + 1}: cost {cost:.0f}", file=sys.stderr)
        if number:
            mean.add(model, 1 / (rounds - 1))
    model = mean
    voice = {name: model.voice[number] for name, number in names[0].common()}
    gap = {
        name: (model.gap[0][number], model.gap[1][number], model.gap[2][number]) for name, number in names[1].common()
    }
    return voices.Weights(voice, gap)


def _names(material: list[Talk], raw: list[Talk], noise: random.Random) -> tuple[Names, Names]:
    made = [[(by_turn(talk)[0], True), (joined(talk, noise)[0], False)] for talk in material]
    made += [[(heard(talk)[0], False)] for talk in raw]
    spoken = [{n for said, t in one for found in voices.voice_features(said, t) for n in found} for one in made]
    parted = [{n for said, t in one for found in voices.gap_features(said, t) for n in found} for one in made]
    return Names(spoken), Names(parted)


# Short exchanges are joined by twos, so that talks are as long as meetings
def _meetings(material: list[Talk], noise: random.Random) -> list[Talk]:
    long = [talk for talk in material if len(talk) >= 16]
    short = [talk for talk in material if len(talk) < 16]
    for _ in range(2):
        noise.shuffle(short)
        for index in range(0, len(short), 2):
            long.append([turn for talk in short[index : index + 2] for turn in talk])
    return long


FLOOR_VOICE, FLOOR_GAP = 25, 42


def write(weights: voices.Weights, path: Path) -> None:
    """Hundredths, without the features that hardly count."""
    lines = []
    for name, value in sorted(weights.voice.items()):
        if abs(round(100 * value)) >= FLOOR_VOICE:
            lines.append(f"{name}\t{round(100 * value)}")
    for name, values in sorted(weights.gap.items()):
        rounded = [round(100 * value) for value in values]
        if max(map(abs, rounded)) >= FLOOR_GAP:
            lines.append("\t".join([name, *map(str, rounded)]))
    path.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines)} weights, {path.stat().st_size // 1024} KB in {path}")


def _teaching(folder: Path) -> list[Path]:
    """Those that teach best: with the third hand's as well, talk without labels was read less well."""
    return [path for path in sorted(folder.glob("*.json")) if not path.stem.startswith("c-")]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[OURS])
    parser.add_argument("--rounds", type=int, default=4)
    options = parser.parse_args()
    started = time.perf_counter()
    material = talks(options.folders)
    print(f"{len(material)} talks, {sum(map(len, material))} turns")
    raw = [talk for _, talk in speech(options.folders)]
    print(f"{len(raw)} meetings of a recogniser")
    write(train(material, raw, options.rounds), Path(voices.__file__).parent / "data" / "voices.txt")
    print(f"{time.perf_counter() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
