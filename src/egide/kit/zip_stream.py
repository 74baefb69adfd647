"""A zip archive written as it is read: never whole in memory, never in clear on a disk. Pure."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from zipfile import ZIP_DEFLATED, ZipFile


class _Sink(io.RawIOBase):
    """Takes what the archive writes and gives it away; cannot be read nor moved in."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        block = bytes(memoryview(data))  # type: ignore[arg-type]
        self.written += block
        return len(block)

    def drain(self) -> bytes:
        taken = bytes(self.written)
        self.written.clear()
        return taken


def zip_blocks(members: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    """The blocks of an archive of `members`: (name inside, its content in blocks), each name once."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:
        for name, content in members:
            with archive.open(name, "w", force_zip64=True) as member:
                for block in content:
                    member.write(block)
                    if taken := sink.drain():
                        yield taken
    if taken := sink.drain():
        yield taken
