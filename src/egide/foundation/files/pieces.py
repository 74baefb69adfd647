"""Pieces of what is on its way in: sealed like files, but rows of whoever receives them, neither named nor audited.

A table of pieces has the columns `size` and `cle_scellee`, and is made known with `holders.register_holder`, so that
the nightly sweep leaves its bytes alone.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from uuid import UUID

from egide.foundation.files.errors import StorageUnavailable
from egide.foundation.files.keys import seal_key, storage, storage_key
from egide.foundation.files.models import Kept
from egide.foundation.files.services import read_file
from egide.integrations.storage import Unavailable
from egide.kit.sealed_stream import new_key, seal_stream

READ_AHEAD = 1024 * 1024
"""Bytes a reader opens at once."""


def put_piece(team_id: UUID, piece_id: UUID, content: bytes) -> str:
    """Keep the bytes of a piece durably; the row with this id follows, or the sweep removes them.

    :returns: its sealed key. :raises StorageUnavailable: nothing is kept.
    """
    key = new_key()
    try:
        storage().put(storage_key(team_id, piece_id), seal_stream([content], key))
    except Unavailable as failure:
        raise StorageUnavailable from failure
    return seal_key(key, team_id, piece_id)


def drop_pieces(team_id: UUID, ids: Collection[UUID]) -> None:
    """Their bytes go at once; done again, it does nothing. :raises StorageUnavailable: some are left."""
    try:
        for piece_id in ids:
            storage().delete(storage_key(team_id, piece_id))
    except Unavailable as failure:
        raise StorageUnavailable from failure


class _Reader(io.RawIOBase):
    """A stored content as a file that can be read from anywhere, opened as it is read: never in clear on a disk."""

    def __init__(self, stored: Kept) -> None:
        self._stored, self._at = stored, 0
        self._blocks: Iterator[bytes] | None = None
        self._left = b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        to = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._stored.size}[whence] + offset
        if to != self._at:
            self._at, self._blocks, self._left = max(0, to), None, b""
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._left:
            if self._at >= self._stored.size:
                return 0
            if self._blocks is None:
                self._blocks = read_file(self._stored, self._at)
            self._left = next((block for block in self._blocks if block), b"")
        count = min(len(buffer), len(self._left))
        buffer[:count] = self._left[:count]
        self._left = self._left[count:]
        self._at += count
        return count


def open_file(stored: Kept) -> io.BufferedReader:
    """A stored content as a file, for what reads files (media decoders). Needs no transaction.

    Reading raises `FileUnreadable` and `StorageUnavailable`, as `read_file`.
    """
    return io.BufferedReader(_Reader(stored), READ_AHEAD)
