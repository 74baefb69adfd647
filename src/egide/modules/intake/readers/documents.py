"""Structured files: JSON transcripts and Word documents."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from . import errors
from .reading import SourceSegment, clean_label
from .turns import read_turns, seconds

_UNPACKED_LIMIT_BYTES = 60_000_000
_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}")
_STAMP = re.compile(r"^(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?$")


def looks_like_json(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")


def read_json(text: str) -> tuple[tuple[SourceSegment, ...], str | None]:
    """Turns and date of `{"date", "turns": [{"speaker", "text"}]}`, of speech recognisers'
    `{"segments": [{"start", "end", "speaker", "text"}]}`, or of a bare list of either.

    Anything else in the file (labels of an evaluation case, words, tokens) is left alone.
    """
    try:
        data = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        raise errors.damaged(".json") from None
    turns = data
    date = None
    if isinstance(data, dict):
        turns = next((data[k] for k in ("turns", "segments", "utterances") if isinstance(data.get(k), list)), None)
        stated = data.get("date")
        date = stated[:10] if isinstance(stated, str) and _DATE.match(stated) else None
        if turns is None and isinstance(data.get("text"), str):
            return read_turns(data["text"]), date
    if not isinstance(turns, list) or not all(isinstance(t, dict) and isinstance(t.get("text"), str) for t in turns):
        raise errors.ReadError(
            "unsupported",
            "Ce fichier .json n’est pas une transcription : une liste « turns » de { speaker, text } est attendue.",
        )
    return tuple(_segment(t) for t in turns), date


def _segment(turn: dict[str, Any]) -> SourceSegment:
    speaker = turn.get("speaker")
    start, end = _instant(turn.get("start")), _instant(turn.get("end"))
    if start is None or end is None or end < start:
        end = None
    return SourceSegment(clean_label(speaker) if isinstance(speaker, str) else None, turn["text"], start, end)


def _instant(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return seconds(value) if isinstance(value, str) and _STAMP.match(value) else None
    return round(float(value), 3) if 0 <= value < 360_000 else None


def is_docx(archive: zipfile.ZipFile) -> bool:
    return "word/document.xml" in archive.namelist()


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The zip container of an Office file, refused when damaged or absurdly large once unpacked."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError):
        raise errors.damaged(".docx") from None
    if sum(item.file_size for item in archive.infolist()) > _UNPACKED_LIMIT_BYTES:
        raise errors.too_large(_UNPACKED_LIMIT_BYTES)
    return archive


def read_docx(data: bytes) -> tuple[SourceSegment, ...]:
    """Turns of a Word document: its paragraphs in order, and its tables row by row (speaker, words)."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = docx.Document(io.BytesIO(data))
        text = "\n".join(_blocks(document))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, OSError, SyntaxError, AttributeError):
        raise errors.damaged(".docx") from None
    return read_turns(text)


def _blocks(document: Any) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = list(dict.fromkeys(cell.text.strip() for cell in row.cells if cell.text.strip()))
                yield _row(cells)
        else:
            # A paragraph of Word is a paragraph here; an empty line after it keeps it from its neighbour.
            yield block.text
            yield ""


def _row(cells: list[str]) -> str:
    """`14:28 | Hélène | Bonjour` → `[14:28] Hélène : Bonjour`."""
    stamp = next((c for c in cells if _STAMP.match(c)), None)
    rest = [c for c in cells if c != stamp]
    line = f"{rest[0]} : {' '.join(rest[1:])}" if len(rest) > 1 and len(rest[0]) <= 40 else " ".join(rest)
    return f"[{stamp}] {line}" if stamp else line
