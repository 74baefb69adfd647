"""``egide extract FILE...``: transcripts in, one JSON line per file out."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from egide.modules.intake.engine import Segment, Transcript, extract


def _today() -> date:
    """The day in Paris: the meeting's, when the file does not say it."""
    return datetime.now(ZoneInfo("Europe/Paris")).date()


def read_transcript(path: Path) -> tuple[Transcript, date]:
    """Read a transcript file: evaluation JSON ``{"id", "date", "turns"}``, or plain text (one segment a line).

    Raises OSError when the file cannot be read.
    """
    text = path.read_bytes().decode("utf-8", errors="replace")
    try:
        case = json.loads(text)
        turns = [(turn.get("speaker"), str(turn.get("text", ""))) for turn in case["turns"]]
        held_on = date.fromisoformat(str(case.get("date", ""))[:10]) if case.get("date") else _today()
    except (ValueError, KeyError, TypeError, AttributeError):
        turns = [(None, line) for line in text.splitlines() if line.strip()]
        held_on = _today()
    segments = tuple(
        Segment(index=index, speaker=speaker if isinstance(speaker, str) else None, text=words)
        for index, (speaker, words) in enumerate(turns)
    )
    return Transcript(segments), held_on


def run(files: list[str], sections: str = "") -> int:
    """Print ``{"file": PATH, "fiche": {...}}`` for each file; 1 if a file could not be read.

    ``sections``: names separated by commas; empty for all the sections of the client file.
    """
    wanted = [name.strip() for name in sections.split(",") if name.strip()] or None
    status = 0
    for name in files:
        try:
            transcript, held_on = read_transcript(Path(name))
        except OSError as error:
            print(f"egide extract : {name} : {error.strerror}", file=sys.stderr)
            status = 1
            continue
        fiche = extract(transcript, reference_date=held_on, sections=wanted).fiche()
        print(json.dumps({"file": name, "fiche": fiche}, ensure_ascii=False))
    return status
