"""What a file is, read in its bytes: neither its name nor what its sender says of it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

HEAD_BYTES = 8 * 1024
TAIL_BYTES = 64 * 1024

PDF = "application/pdf"
TEXT = "text/plain"
CSV = "text/csv"
MAIL = "message/rfc822"
_OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = f"{_OFFICE}wordprocessingml.document"
_ODF = "application/vnd.oasis.opendocument."

EXTENSIONS: dict[str, tuple[str, ...]] = {
    PDF: ("pdf",),
    "image/jpeg": ("jpg", "jpeg", "jfif"),
    "image/png": ("png",),
    "image/gif": ("gif",),
    "image/webp": ("webp",),
    "image/tiff": ("tif", "tiff"),
    "image/heic": ("heic", "heif"),
    DOCX: ("docx",),
    f"{_OFFICE}spreadsheetml.sheet": ("xlsx",),
    f"{_OFFICE}presentationml.presentation": ("pptx",),
    f"{_ODF}text": ("odt",),
    f"{_ODF}spreadsheet": ("ods",),
    f"{_ODF}presentation": ("odp",),
    "application/msword": ("doc",),
    "application/vnd.ms-excel": ("xls",),
    "application/vnd.ms-powerpoint": ("ppt",),
    "application/vnd.ms-outlook": ("msg",),
    "application/rtf": ("rtf",),
    MAIL: ("eml",),
    CSV: ("csv", "tsv"),
    TEXT: ("txt", "md", "log", "srt", "vtt", "json"),
    "audio/wav": ("wav",),
    "audio/mpeg": ("mp3",),
    "audio/ogg": ("ogg", "oga", "opus"),
    "audio/flac": ("flac",),
    "audio/mp4": ("m4a",),
    "video/mp4": ("mp4", "m4v", "mov"),
    "video/webm": ("webm",),
}
"""Every media type that is recognised, and the endings a name of it may have; the first one is given to others."""

RECORDINGS = frozenset(kind for kind in EXTENSIONS if kind.startswith(("audio/", "video/")))
DOCUMENTS = frozenset(EXTENSIONS) - RECORDINGS


class Fault(StrEnum):
    """Why a content is nothing that may be kept."""

    EMPTY = "empty"
    PROGRAM = "program"
    ACTIVE = "active"
    MACROS = "macros"
    ARCHIVE = "archive"
    LOCKED = "locked"
    DAMAGED = "damaged"
    UNKNOWN = "unknown"


_PROGRAMS = (
    *(b"MZ", b"\x7fELF", b"#!", b"dex\n", b"\x00asm", b"L\x00\x00\x00\x01\x14\x02\x00"),
    *(b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe"),
)
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd")
_SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"ID3", "audio/mpeg"),
    (b"\x1aE\xdf\xa3", "video/webm"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = (
    ("EncryptedPackage", Fault.LOCKED),
    ("_VBA_PROJECT", Fault.MACROS),
    ("WordDocument", "application/msword"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("Workbook", "application/vnd.ms-excel"),
    ("__properties_version1.0", "application/vnd.ms-outlook"),
)
_NEEDLES = tuple((name.encode("utf-16-le"), kind) for name, kind in _OLE_KINDS)
_LONGEST_NEEDLE = max(len(needle) for needle, _ in _NEEDLES)
_ZIP_KINDS = (
    ("word/document.xml", DOCX),
    ("xl/workbook.xml", f"{_OFFICE}spreadsheetml.sheet"),
    ("ppt/presentation.xml", f"{_OFFICE}presentationml.presentation"),
)
_FTYP = {b"heic": "image/heic", b"heix": "image/heic", b"mif1": "image/heic", b"M4A ": "audio/mp4"}
_MARKUP = re.compile(
    rb"\s*(<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(!doctype\s+(html|svg)|html|head|body|script|iframe|svg|meta|title|table|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL_HEADERS = re.compile(
    rb"(received|from|return-path|delivered-to|mime-version|message-id|x-[a-z-]+):[^\n]*\n", re.IGNORECASE
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass
class Sniffer:
    """Looks at a content as it passes: `feed` each block, then ask for the `verdict`."""

    size: int = 0
    head: bytearray = field(default_factory=bytearray)
    tail: bytearray = field(default_factory=bytearray)
    _found: set[int] = field(default_factory=set)
    _odd: bool = False

    def feed(self, block: bytes) -> Fault | None:
        """A fault that can already be told; the rest of the content need not be read."""
        before = bytes(self.tail[-_LONGEST_NEEDLE:])
        self.size += len(block)
        if len(self.head) < HEAD_BYTES:
            self.head += block[: HEAD_BYTES - len(self.head)]
        self.tail += block
        if len(self.tail) > TAIL_BYTES:
            del self.tail[:-TAIL_BYTES]
        if self.head.startswith(_OLE):
            seen = before + block
            self._found |= {number for number, (needle, _) in enumerate(_NEEDLES) if needle in seen}
        elif not self._odd:
            self._odd = _CONTROLS.search(block) is not None
        if self.head.startswith(_PROGRAMS):
            return Fault.PROGRAM
        return Fault.ARCHIVE if self.head.startswith(_ARCHIVES) else None

    def verdict(self, name: str = "") -> str | Fault:
        """The media type of what was fed. `name` only tells one kind of text from another."""
        head = bytes(self.head)
        if not head:
            return Fault.EMPTY
        if head.startswith(_PROGRAMS):
            return Fault.PROGRAM
        if head.startswith(_ARCHIVES):
            return Fault.ARCHIVE
        if head.startswith(b"PK\x03\x04"):
            return self._zip()
        if head.startswith(_OLE):
            kinds = [kind for number, (_, kind) in enumerate(_NEEDLES) if number in self._found]
            return kinds[0] if kinds else Fault.UNKNOWN
        return _binary(head) or self._text(head, name)

    def _zip(self) -> str | Fault:
        head = bytes(self.head)
        names = _names_of(bytes(self.tail))
        if not names:
            return Fault.DAMAGED
        if any(name.rsplit("/", 1)[-1] == "vbaProject.bin" or name.startswith("Basic/") for name in names):
            return Fault.MACROS
        if head[30:38] == b"mimetype":
            stated = re.match(rb"[\w.+/-]+", head[38:120])
            kind = stated.group().removesuffix(b"PK").decode() if stated else ""
            return kind if kind in EXTENSIONS else Fault.ARCHIVE
        return next((kind for inside, kind in _ZIP_KINDS if inside in names), Fault.ARCHIVE)

    def _text(self, head: bytes, name: str) -> str | Fault:
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            try:
                head = head[: len(head) // 2 * 2].decode("utf-16").encode()
            except UnicodeDecodeError:
                return Fault.UNKNOWN
        elif self._odd:
            return Fault.UNKNOWN
        head = head.removeprefix(b"\xef\xbb\xbf")
        if _MARKUP.match(head):
            return Fault.ACTIVE
        if head.startswith(b"<?xml"):
            return Fault.UNKNOWN
        if _MAIL_HEADERS.match(head):
            return MAIL
        return CSV if ending_of(name) in EXTENSIONS[CSV] else TEXT


def _binary(head: bytes) -> str | None:
    if b"%PDF-" in head[:1024]:
        return PDF
    if head[:4] == b"RIFF":
        return {b"WAVE": "audio/wav", b"WEBP": "image/webp"}.get(head[8:12])
    if head[4:8] == b"ftyp":
        return _FTYP.get(head[8:12], "video/mp4")
    if head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xE6 == 0xE2:  # a bare MPEG audio frame, layer III
        return "audio/mpeg"
    return next((kind for signature, kind in _SIGNATURES if head.startswith(signature)), None)


def _names_of(tail: bytes) -> set[str]:
    """The names in the central directory of a ZIP, as far as its last bytes hold them."""
    names, at = set(), tail.find(b"PK\x01\x02")
    while at != -1 and at + 46 <= len(tail):
        length = int.from_bytes(tail[at + 28 : at + 30], "little")
        names.add(tail[at + 46 : at + 46 + length].decode("utf-8", "replace"))
        at = tail.find(b"PK\x01\x02", at + 46)
    return names if b"PK\x05\x06" in tail else set()


def ending_of(name: str) -> str:
    """What follows the last dot, in lower case; empty without one."""
    _, dot, ending = name.rpartition(".")
    return ending.lower() if dot else ""


def fitting_name(name: str, media_type: str) -> str:
    """`name` with an ending that says what the content is, added when its own says something else."""
    endings = EXTENSIONS.get(media_type, ("bin",))
    return name if ending_of(name) in endings else f"{name}.{endings[0]}"
