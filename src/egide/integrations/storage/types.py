"""What a storage does, as an object store (S3) would do it: whole objects under keys, read by ranges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

KEY = re.compile(r"[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*")
"""A key is words of letters, digits and hyphens between slashes: it can name nothing outside its storage."""
BLOCK = 64 * 1024
"""How many bytes are read at once."""


class Missing(Exception):
    """Nothing is kept under this key."""


class Unavailable(Exception):
    """The storage does not answer, is full, or refuses to be written. Nothing was kept."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One object: `size` in bytes, when it was put."""

    key: str
    size: int
    put_at: datetime


class Storage(Protocol):
    """Keeps bytes as they are given: who encrypts them does so before.

    There is no address under which others could fetch an object (S3's presigned links): what is kept here is
    encrypted, so only the application can hand it out.
    """

    def put(self, key: str, content: Iterable[bytes]) -> int:
        """Keep `content` under `key`, whole or not at all, and durably; what was there is replaced.

        :returns: how many bytes were kept.
        :raises Unavailable: nothing is kept. What iterating `content` raises comes through, and nothing is kept either.
        """
        ...

    def get(self, key: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """The bytes `start` to `end` (excluded; None: to the last), in blocks. Refusals come before the first block.

        :raises Missing, Unavailable:
        """
        ...

    def size(self, key: str) -> int | None:
        """In bytes; None when nothing is kept under `key`."""
        ...

    def delete(self, key: str) -> None:
        """What is not there is already deleted.

        :raises Unavailable:
        """
        ...

    @property
    def archives(self) -> bool:
        """Whether there is a place where keeping is cheap, and reading dearer but still immediate."""
        ...

    def archive(self, key: str) -> None:
        """Move to that place; where there is none, nothing is done.

        :raises Missing, Unavailable: the object is where it was.
        """
        ...

    def entries(self, prefix: str = "") -> Iterator[Entry]:
        """What is kept under keys that begin with the words of `prefix`, in order of keys."""
        ...

    def forget_drafts(self, older_than_s: float) -> int:
        """Removes what a process killed while putting has left behind; how many."""
        ...


def checked(key: str) -> str:
    """:raises ValueError: not a key."""
    if not KEY.fullmatch(key):
        raise ValueError(f"{key!r} is no storage key")
    return key
