"""Long contents at rest: AES-256-GCM in chunks, so that they are sealed as they come and any part is opened alone.

The sealed form is `MAGIC` then one piece per chunk of `CHUNK` bytes (the last one shorter), each followed by its tag.
The nonce of a piece is its number and whether it is the last, as in the STREAM construction (Hoang, Reyhanitabar,
Rogaway, Vizár, 2015): pieces cannot be moved, repeated or cut off unnoticed. A key seals one content only.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from egide.kit.sealing import CannotOpen

MAGIC = b"EGIDEF1\n"
CHUNK = 64 * 1024
TAG = 16
KEY_BYTES = 32


def new_key() -> bytes:
    """A key for one content."""
    return os.urandom(KEY_BYTES)


def sealed_size(size: int) -> int:
    """How many bytes `size` bytes take once sealed."""
    return len(MAGIC) + size + TAG * _pieces(size)


def seal_stream(blocks: Iterable[bytes], key: bytes) -> Iterator[bytes]:
    """`blocks` of any length, sealed as they come; no more than two chunks are held."""
    cipher, number, held = AESGCM(key), 0, bytearray()
    yield MAGIC
    for block in blocks:
        held += block
        while len(held) > CHUNK:
            yield cipher.encrypt(_nonce(number, last=False), bytes(held[:CHUNK]), None)
            del held[:CHUNK]
            number += 1
    yield cipher.encrypt(_nonce(number, last=True), bytes(held), None)


def open_stream(
    read: Callable[[int, int], Iterable[bytes]], key: bytes, size: int, start: int = 0, end: int | None = None
) -> Iterator[bytes]:
    """The bytes `start` to `end` (excluded) of a content of `size` bytes.

    :param read: gives the sealed bytes between two offsets; only the pieces asked for are read.
    :raises CannotOpen: with another key, altered, or shorter than `size` says; nothing altered is given out.
    """
    end = size if end is None else min(end, size)
    if start >= end and size > 0:
        return
    cipher, pieces = AESGCM(key), _pieces(size)
    first, last = start // CHUNK, max(0, end - 1) // CHUNK
    number = first
    for piece in _cut(read(*_extent(first, last, size)), with_magic=first == 0):
        try:
            clear = cipher.decrypt(_nonce(number, last=number == pieces - 1), piece, None)
        except InvalidTag:
            raise CannotOpen from None
        base = number * CHUNK
        yield clear[max(0, start - base) : max(0, end - base)]
        number += 1
    if number != last + 1:
        raise CannotOpen


def _pieces(size: int) -> int:
    return max(1, -(-size // CHUNK))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _extent(first: int, last: int, size: int) -> tuple[int, int]:
    """Where the pieces `first` to `last` lie; the magic is read with the first of all."""
    begin = 0 if first == 0 else len(MAGIC) + first * (CHUNK + TAG)
    return begin, min(len(MAGIC) + (last + 1) * (CHUNK + TAG), sealed_size(size))


def _cut(blocks: Iterable[bytes], *, with_magic: bool) -> Iterator[bytes]:
    held = bytearray()
    for block in blocks:
        held += block
        if with_magic:
            if len(held) < len(MAGIC):
                continue
            if held[: len(MAGIC)] != MAGIC:
                raise CannotOpen
            del held[: len(MAGIC)]
            with_magic = False
        while len(held) >= CHUNK + TAG:
            yield bytes(held[: CHUNK + TAG])
            del held[: CHUNK + TAG]
    if held:
        yield bytes(held)
