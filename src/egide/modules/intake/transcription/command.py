"""``egide transcribe FILE...``: recordings in, one JSON line per file out, as ``egide extract`` reads them."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from egide.integrations.speech import SpeechFailure, Transcriber, Word
from egide.integrations.speech.hearing import Heard, hear
from egide.integrations.speech.sound import Piece, decoded
from egide.integrations.speech.speakers import NotToldApart, VoiceSpan, models_of, tell_apart
from egide.modules.intake.transcription.turns import turns


def run(files: list[str], *, model: str, service: str = "", trusted: str = "") -> int:
    """Print ``{"file", "turns": [{"speaker", "text", "start", "end", "words"}]}`` for each file; 1 if one failed.

    What is heard of a file is written beside it as it comes (``NAME.entendu``): begun again after a stop, the command
    hears the rest only; the draft goes once the whole is heard.

    Voices of one channel are told apart by their sound where the environment names models for it; else they are not.

    :param model: a folder or a name for Whisper on this machine; with ``service``, the name that service gives it.
    :param service: the address of a service that speaks OpenAI's protocol; its key is in ``EGIDE_SPEECH_KEY``.
    """
    status, engine = 0, None
    for name in files:
        try:
            if engine is None:
                engine = _engine(model, service, trusted)
            said = _transcribe(Path(name), engine)
        except (SpeechFailure, OSError) as failure:
            reason = failure.strerror if isinstance(failure, OSError) else failure
            print(f"egide transcribe : {name} : {reason}", file=sys.stderr)
            status = 1
            continue
        print(json.dumps({"file": name, **said}, ensure_ascii=False))
    return status


def _engine(model: str, service: str, trusted: str) -> Transcriber:
    if not service:
        from egide.integrations.speech.whisper import LocalTranscriber

        return LocalTranscriber(model)
    from egide.integrations.speech.remote import Endpoint, RemoteTranscriber

    key = os.environ.get("EGIDE_SPEECH_KEY", "")
    return RemoteTranscriber(Endpoint(service, model, key), trusted=[host for host in trusted.split(",") if host])


def _transcribe(path: Path, engine: Transcriber) -> dict[str, Any]:
    draft = _Draft(path)
    words = hear(path, engine, already=draft.known, on_heard=draft.add)
    spans = _voices(path, words)
    draft.forget()
    return {
        "turns": [
            {
                "speaker": None if turn.voice is None else f"S{turn.voice + 1}",
                "text": turn.text,
                "start": turn.words[0].start,
                "end": turn.words[-1].end,
                "words": [asdict(word) for word in turn.words],
            }
            for turn in turns(words, spans)
        ]
    }


def _voices(path: Path, words: Sequence[Sequence[Word]]) -> Sequence[VoiceSpan]:
    """Who speaks when, of a recording with one channel that speaks. What fails is said, and costs no word."""
    speaking = [number for number, said in enumerate(words) if said]
    models = models_of(*(os.environ.get(f"EGIDE_SPEAKERS_{file}", "") for file in ("SEGMENTATION", "EMBEDDING")))
    if len(speaking) != 1 or models is None:
        return ()
    # A file whose two channels say the same was heard as one.
    sounds = (block[min(speaking[0], block.shape[0] - 1)] for block in decoded(path))
    try:
        return tell_apart(sounds, models)
    except NotToldApart as failure:
        print(f"egide transcribe : {path} : voix non séparées ({failure})", file=sys.stderr)
        return ()


class _Draft:
    """What is heard of a recording, a line a piece, beside it; it serves the very file it was heard from."""

    def __init__(self, recording: Path) -> None:
        self._path = recording.with_name(recording.name + ".entendu")
        state = recording.stat()
        self._head = json.dumps([state.st_size, state.st_mtime_ns])
        self.known: dict[int, Heard] = {}
        if self._path.exists():
            first, *others = self._path.read_text("utf-8").split("\n")
            lines = [line for line in others if first == self._head and self._take(line)]
            whole = self._path.with_name(self._path.name + ".neuf")
            whole.write_text("".join(line + "\n" for line in [self._head, *lines]), "utf-8")
            whole.replace(self._path)

    def _take(self, line: str) -> bool:
        try:
            number, sides = json.loads(line)
            self.known[number] = tuple(tuple(Word(*word) for word in side) for side in sides)
        except (TypeError, ValueError):  # cut by a stop: it will be heard again
            return False
        return True

    def add(self, piece: Piece, heard: Heard) -> None:
        sides = [[(word.text, word.start, word.end, word.confidence) for word in side] for side in heard]
        with self._path.open("a", encoding="utf-8") as file:
            if file.tell() == 0:
                file.write(self._head + "\n")
            file.write(json.dumps([piece.number, sides]) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def forget(self) -> None:
        self._path.unlink(missing_ok=True)
