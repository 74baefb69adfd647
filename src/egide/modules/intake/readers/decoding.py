"""Bytes to text: UTF-8, UTF-16 and Windows-1252, with or without a byte-order mark."""

from __future__ import annotations

from . import errors

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ALLOWED_CONTROLS = "\t\n\r\f\x1a\x0b\x1c\x1d\x1e\x85"


def decode(data: bytes) -> str:
    """The text of `data`.

    A byte-order mark decides; else UTF-16 is recognised by its zero bytes; else UTF-8 is tried, which text
    in another encoding practically never satisfies by chance; else Windows-1252, the French Windows default.

    Raises ReadError `encoding` for a broken announced encoding, `binary` for what is not text.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            try:
                return _checked(data.decode(name))
            except UnicodeDecodeError:
                raise errors.encoding() from None
    utf16 = _utf16_without_bom(data)
    if utf16 is not None:
        return _checked(utf16)
    if b"\x00" in data:
        raise errors.binary()
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    try:
        return _checked(data.decode("cp1252"))
    except UnicodeDecodeError:
        raise errors.binary() from None


def _utf16_without_bom(data: bytes) -> str | None:
    """French text in UTF-16 has a zero in nearly every second byte, always on the same side."""
    sample = data[:4096]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    for zeros, others, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros > half * 0.7 and others == 0:
            try:
                return data.decode(name)
            except UnicodeDecodeError:
                return None
    return None


def _checked(text: str) -> str:
    """Refuse what decodes without being text: too many control characters."""
    controls = sum(1 for c in text[:20_000] if (c < " " or "\x7f" <= c <= "\x9f") and c not in _ALLOWED_CONTROLS)
    if controls > max(2, len(text[:20_000]) // 200):
        raise errors.binary()
    return text
