"""Meetings nobody would hold, read all the same: no crash, no value without its words, no slow path.

    python -m eval.fuzz [INPUTS]      (10 000 by default; `make fuzz`)

Three kinds of input, all from one seed: development meetings damaged as machines damage them (words lost, doubled,
misheard, turns shuffled, labels lost or exchanged, punctuation gone), meetings cut and sewn together, and bytes of no
meaning given to the reader of files.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from eval import measure

from egide.modules.intake.engine import Extraction, Segment, Transcript, extract
from egide.modules.intake.readers import ReadError, read_file

REFERENCE = date(2026, 3, 2)
_FIGURE = re.compile(
    r"\d+|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|trente|quarante|cinquante|soixante|cent|mille)\b"
)
_MISHEARD = {"deux": "de", "cent": "sans", "six": "si", "huit": "oui", "mille": "mil", "un": "hein", "neuf": "noeud",
             "mois": "moi", "prêt": "près", "mari": "marie", "ans": "en", "pas": "", "euros": "heureux"}  # fmt: skip
Turns = list[tuple[str | None, str]]


@dataclass(frozen=True, slots=True)
class Damaged:
    """One input: how it was made, and what the engine is given (None: the reader refused the bytes, in French)."""

    kind: str
    transcript: Transcript | None


def inputs(count: int, seed: int = 1) -> Iterator[Damaged]:
    """``count`` inputs, always the same for one seed."""
    rng = random.Random(seed)
    meetings = [[(turn["speaker"], turn["text"]) for turn in case["turns"]] for case in measure.load()]
    for number in range(count):
        if number % 4 == 3:
            yield Damaged("octets", _from_bytes(rng, meetings))
            continue
        turns = list(rng.choice(meetings))
        kinds = rng.sample(sorted(DAMAGES), k=rng.randint(1, 3))
        for kind in kinds:
            turns = DAMAGES[kind](rng, turns)
        segments = tuple(Segment(index, speaker, text) for index, (speaker, text) in enumerate(turns))
        yield Damaged(" + ".join(kinds), Transcript(segments))


def _from_bytes(rng: random.Random, meetings: list[Turns]) -> Transcript | None:
    """A file as a person may upload it: noise, or a text with bytes of it changed."""
    content = bytearray(rng.randbytes(rng.randint(0, 400)))
    if rng.random() < 0.7:
        content = bytearray(
            "\n".join(text for _, text in rng.choice(meetings)).encode(rng.choice(("utf-8", "cp1252")), "replace")
        )
        for _ in range(rng.randint(0, 60)):
            content[rng.randrange(len(content))] = rng.randrange(256)
    try:
        reading = read_file(bytes(content), name=f"entretien.{rng.choice(('txt', 'json', 'srt', 'vtt', 'docx', 'md'))}")
    except ReadError:
        return None
    return Transcript(tuple(Segment(i, s.speaker, s.text, s.start, s.end) for i, s in enumerate(reading.segments)))


def _each_word(change: Callable[[random.Random, str], str]) -> Callable[[random.Random, Turns], Turns]:
    def damage(rng: random.Random, turns: Turns) -> Turns:
        return [(who, " ".join(filter(None, (change(rng, word) for word in text.split())))) for who, text in turns]

    return damage


def _shuffled(rng: random.Random, turns: Turns) -> Turns:
    return rng.sample(turns, k=len(turns))


def _exchanged(rng: random.Random, turns: Turns) -> Turns:
    labels = sorted({who for who, _ in turns if who})
    new = dict(zip(labels, rng.sample(labels, k=len(labels)), strict=True))
    return [(new.get(who) if who else None, text) for who, text in turns]


def _one_turn(rng: random.Random, turns: Turns) -> Turns:
    return [(None, " ".join(text for _, text in turns))]


def _repeated(rng: random.Random, turns: Turns) -> Turns:
    return turns * rng.randint(2, 4)


def _cut(rng: random.Random, turns: Turns) -> Turns:
    return [(who, text[rng.randint(0, len(text)) :]) for who, text in turns]


def _one_long_word(rng: random.Random, turns: Turns) -> Turns:
    piece = rng.choice(("oui ", "cent ", "1 ", "deux mille ", "a point b arobase ", "pas ", "(", "'", "9", "é"))
    return [*turns, (None, piece * rng.randint(50, 600))]


DAMAGES: dict[str, Callable[[random.Random, Turns], Turns]] = {
    "mots perdus": _each_word(lambda rng, word: "" if rng.random() < 0.1 else word),
    "mots doublés": _each_word(lambda rng, word: f"{word} {word}" if rng.random() < 0.08 else word),
    "mal entendu": _each_word(lambda rng, word: _MISHEARD.get(word.lower(), word) if rng.random() < 0.5 else word),
    "rien": _each_word(lambda rng, word: _FIGURE.sub("0", word) if rng.random() < 0.5 else word),
    "lettres perdues": _each_word(lambda rng, word: word[1:] if rng.random() < 0.06 else word),
    "sans ponctuation": _each_word(lambda rng, word: word.strip(".,;:!?…«»").lower()),
    "tours mêlés": _shuffled,
    "voix échangées": _exchanged,
    "d'un seul tenant": _one_turn,
    "redit": _repeated,
    "coupé": _cut,
    "sans fin": _one_long_word,
}


def unproven(transcript: Transcript, extraction: Extraction) -> list[str]:
    """The paths of the values whose evidence is not word for word in the transcript."""
    texts = {segment.index: segment.text for segment in transcript.segments}
    return [
        path
        for path, leaf in measure.leaves(extraction)
        if not leaf.evidence or any(texts[e.segment][e.start : e.end] != e.quote or not e.quote for e in leaf.evidence)
    ]


def main(count: int) -> int:
    costs: list[tuple[float, str]] = []
    values = refused = 0
    faults: list[str] = []
    for case in measure.load()[:4]:  # the first reading compiles; it is not what is measured
        measure.read(case)
    for number, given in enumerate(inputs(count)):
        if given.transcript is None:
            refused += 1
            continue
        began = time.process_time()
        try:
            extraction = extract(given.transcript, reference_date=REFERENCE)
        except Exception as error:
            faults.append(f"{number} {given.kind} : {type(error).__name__} {error}")
            continue
        characters = sum(len(segment.text) for segment in given.transcript.segments)
        costs.append(((time.process_time() - began) * 1e6 / max(characters, 2000), given.kind))
        values += sum(1 for _ in measure.leaves(extraction))
        faults.extend(f"{number} {given.kind} : {path} sans preuve" for path in unproven(given.transcript, extraction))
    mean = sum(cost for cost, _ in costs) / len(costs)
    worst, kind = max(costs)
    print(f"{count} entrées, {refused} refusées par la lecture des fichiers, {values} valeurs, {len(faults)} fautes")
    print(f"coût : {mean:.1f} µs par caractère en moyenne, au pire {worst:.1f} ({worst / mean:.1f} fois, {kind})")
    print("\n".join(faults[:20]))
    return 1 if faults or worst > 10 * mean else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
