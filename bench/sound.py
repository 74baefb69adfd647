"""Measures what a recording costs beside the engines that hear it: `python -m bench.sound [hours]`.

One reading, as the `assembly` step does it: decoded, copied for listening, drawn, cut and packed; then its words sewn
together. CPU seconds of the process, stage by stage, and the memory it took above what the program takes at rest. Two
hours may take 60 s at most; three hours, 1 GB.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from multiprocessing import get_context
from pathlib import Path
from typing import Any

LOOP_S = 240
KINDS = (("micro.webm", "libopus", 48_000, "mono"), ("appel.m4a", "aac", 44_100, "stereo"))
WORDS_PER_S = 2.7


def write(path: Path, codec: str, rate: int, layout: str, hours: float) -> None:
    """Something like speech: syllables of noise between pauses, encoded once and repeated packet by packet."""
    import av
    import numpy as np

    rng, seconds = np.random.default_rng(1), np.arange(LOOP_S * rate) / rate
    sides = 2 if layout == "stereo" else 1
    talk = np.stack([np.sin(2 * np.pi * 3 * seconds + n) * (np.sin(seconds * (0.7 + n)) > -0.3) for n in range(sides)])
    loud = np.clip(talk, 0, None) * 5000 + 30
    sound = (rng.standard_normal(loud.shape) * loud).clip(-32_768, 32_767).astype(np.int16)
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate, layout=layout)
        stream.bit_rate = 48_000 * sides
        frame = av.AudioFrame.from_ndarray(sound, format="s16p", layout=layout)
        frame.sample_rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
        packets = [packet for given in (frame, None) for packet in stream.encode(given) if packet.pts is not None]
        packets = [packet for packet in packets if packet.pts >= 0]
        length = packets[-1].pts + packets[-1].duration - packets[0].pts
        contents = [(bytes(p), p.pts - packets[0].pts, p.duration, p.time_base) for p in packets]
        for loop in range(round(hours * 3600 / LOOP_S)):
            for content, at, duration, base in contents:
                packet = av.Packet(content)
                packet.stream, packet.time_base, packet.duration = stream, base, duration
                packet.pts = packet.dts = at + loop * length
                container.mux(packet)


class Clock:
    """CPU seconds, by stage."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def timed(self, stage: str, made: Iterable[Any]) -> Iterator[Any]:
        """The same, one after another, each on this stage's account."""
        source = iter(made)
        while (found := self.called(stage, lambda: next(source, None))) is not None:
            yield found

    def called(self, stage: str, do: Callable[[], Any]) -> Any:
        began = time.process_time()
        try:
            return do()
        finally:
            self.spent[stage] = self.spent.get(stage, 0.0) + time.process_time() - began


def measure(path: str, answers: Any) -> None:
    import av  # noqa: F401 – its libraries are not what a recording takes
    import numpy as np

    from egide.integrations.speech import Word
    from egide.integrations.speech.hearing import stitched
    from egide.integrations.speech.listening import ListeningCopy
    from egide.integrations.speech.packing import packed
    from egide.integrations.speech.sound import Cutter, Piece

    np.zeros(1)
    rest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    clock, cutter, cut = Clock(), Cutter(120.0), list[Piece]()

    def take(made: Iterable[Piece]) -> None:
        for piece in clock.timed("découpe", made):
            clock.called("pièces", lambda piece=piece: packed(piece.channels))
            cut.append(
                Piece(piece.number, piece.start, piece.first, piece.last, np.empty((len(piece.channels), 0), np.int16))
            )

    copy = ListeningCopy([Path(path)], also=lambda block: take(cutter.add(block)))
    blocks = copy.takes.blocks
    copy.takes.blocks = lambda: clock.timed("décodage", blocks())  # type: ignore[method-assign]
    began = time.process_time()
    for _content in copy.content():
        pass
    take(cutter.end())
    whole = time.process_time() - began
    clock.spent["copie d’écoute et onde"] = whole - sum(clock.spent.values())

    def words(piece: Piece) -> tuple[tuple[Word, ...], ...]:
        count = int((piece.last - piece.start + 1) * WORDS_PER_S)
        starts = (piece.start + n / WORDS_PER_S for n in range(count))
        said = tuple(Word("oui", start, start + 0.8 / WORDS_PER_S) for start in starts)
        return (said,) * piece.channels.shape[0]

    heard = [(piece.first, words(piece)) for piece in cut]
    clock.called("couture", lambda: stitched(heard))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answers.put((copy.duration_s, clock.spent, (peak - rest) / 1024))


def main(arguments: Sequence[str]) -> int:
    hours = float(arguments[0]) if arguments else 2.0
    with tempfile.TemporaryDirectory(prefix="egide-bench-") as folder:
        for name, codec, rate, layout in KINDS:
            path = Path(folder, name)
            fresh = get_context("spawn")  # its memory is its own
            fresh_writer = fresh.Process(target=write, args=(path, codec, rate, layout, hours))
            fresh_writer.start()
            fresh_writer.join()
            answers = fresh.Queue()
            reader = fresh.Process(target=measure, args=(str(path), answers))
            reader.start()
            seconds, spent, megabytes = answers.get()
            reader.join()
            stages = ", ".join(f"{stage} {cpu:.1f} s" for stage, cpu in spent.items())
            print(f"{name} : {seconds / 3600:.2f} h, {path.stat().st_size / 2**20:.0f} Mo ; processeur "
                  f"{sum(spent.values()):.1f} s ({stages}) ; mémoire {megabytes:.0f} Mo", flush=True)  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
