"""Which reader for which input: the content decides, the file's name only words the errors."""

from __future__ import annotations

from collections.abc import Iterable

from . import documents, errors, subtitles
from .decoding import decode
from .reading import Reading, SourceSegment, tidy
from .turns import read_turns

MAX_BYTES = 10_000_000
MAX_CHARACTERS = 600_000  # some ten hours of talk

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "Un PDF"),
    (b"\xd0\xcf\x11\xe0", "Un ancien document Word (.doc)"),
    (b"{\\rtf", "Un document RTF"),
    (b"ID3", "Un enregistrement audio"),
    (b"\xff\xfb", "Un enregistrement audio"),
    (b"OggS", "Un enregistrement audio"),
    (b"fLaC", "Un enregistrement audio"),
    (b"\x1aE\xdf\xa3", "Un enregistrement audio ou vidéo"),
    (b"\x89PNG", "Une image"),
    (b"\xff\xd8\xff", "Une image"),
    (b"GIF8", "Une image"),
    (b"\x7fELF", "Un programme"),
    (b"MZ\x90", "Un programme"),
    (b"\x1f\x8b", "Une archive"),
    (b"7z\xbc\xaf", "Une archive"),
    (b"Rar!", "Une archive"),
)


def read_text(text: str) -> Reading:
    """A pasted transcript, memo, or the text of any accepted text format.

    Raises ReadError (empty, no_words, too_long, damaged).
    """
    if len(text) > MAX_CHARACTERS:
        raise errors.too_long(MAX_CHARACTERS)
    if not text.strip("\ufeff \t\r\n\u00a0"):
        raise errors.empty()
    if subtitles.looks_like_vtt(text):
        return _reading(subtitles.read_subtitles(text, kind="vtt"), "vtt")
    if subtitles.looks_like_srt(text):
        return _reading(subtitles.read_subtitles(text, kind="srt"), "srt")
    if documents.looks_like_json(text):
        try:
            segments, date = documents.read_json(text)
            return _reading(segments, "json", date)
        except errors.ReadError:
            if not text.lstrip().startswith("["):  # "[14:28] Hélène : …" is a transcript too
                raise
    return _reading(read_turns(text), "text")


def read_file(data: bytes, *, name: str = "") -> Reading:
    """An uploaded .txt, .md, .json, .srt, .vtt or .docx.

    Raises ReadError (empty, too_large, too_long, binary, unsupported, damaged, encoding, no_words).
    """
    if not data.strip():
        raise errors.empty()
    if len(data) > MAX_BYTES:
        raise errors.too_large(MAX_BYTES)
    if data.startswith(b"PK"):
        return _read_archive(data)
    _refuse_known_binaries(data)
    extension = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if extension == "docx":
        raise errors.damaged(".docx")
    text = decode(data)
    if extension in ("srt", "vtt") and "-->" not in text:
        raise errors.damaged(f".{extension}")
    if extension == "json" and not documents.looks_like_json(text):
        raise errors.damaged(".json")
    return read_text(text)


def _refuse_known_binaries(data: bytes) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise errors.unsupported(what)
    if data[:4] == b"RIFF" or data[4:8] == b"ftyp":
        raise errors.unsupported("Un enregistrement audio ou vidéo")


def _read_archive(data: bytes) -> Reading:
    with documents.open_archive(data) as archive:
        if not documents.is_docx(archive):
            raise errors.unsupported("Cette archive")
    return _reading(documents.read_docx(data), "docx")


def _reading(segments: Iterable[SourceSegment], kind: str, date: str | None = None) -> Reading:
    kept = tidy(segments)
    if sum(len(s.text) for s in kept) > MAX_CHARACTERS:
        raise errors.too_long(MAX_CHARACTERS)
    reading = Reading(kept, kind, date)
    if not kept:
        raise errors.empty()
    if reading.words == 0:
        raise errors.no_words()
    return reading
