"""A folder of this machine, readable by its owner only."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from egide.integrations.storage.types import BLOCK, Entry, Missing, Unavailable, checked

DRAFTS = ".partiels"


class LocalFolder:
    """Objects are files under `root`, made there when needed; a key's words are the folders."""

    archives = False

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, key: str, content: Iterable[bytes]) -> int:
        """As `Storage.put`: written aside, made durable, then named."""
        target = self._path(key)
        draft = self.root / DRAFTS / uuid4().hex
        size = 0
        try:
            with self._told():
                self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
                draft.parent.mkdir(mode=0o700, exist_ok=True)
                descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                for block in content:
                    with self._told():
                        file.write(block)
                    size += len(block)
                with self._told():
                    file.flush()
                    os.fsync(file.fileno())
            with self._told():
                target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                draft.replace(target)
                _make_durable(target.parent)
        finally:
            with suppress(OSError):
                draft.unlink()
        return size

    def get(self, key: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """As `Storage.get`."""
        try:
            with self._told():
                file = self._path(key).open("rb")
        except Unavailable as refusal:
            if isinstance(refusal.__cause__, FileNotFoundError):
                raise Missing(key) from None
            raise

        def blocks() -> Iterator[bytes]:
            with file:
                file.seek(start)
                left = None if end is None else max(0, end - start)
                while left is None or left > 0:
                    with self._told():
                        block = file.read(BLOCK if left is None else min(BLOCK, left))
                    if not block:
                        return
                    left = None if left is None else left - len(block)
                    yield block

        return blocks()

    def size(self, key: str) -> int | None:
        """As `Storage.size`."""
        path = self._path(key)
        return path.stat().st_size if path.is_file() else None

    def delete(self, key: str) -> None:
        """As `Storage.delete`. Folders stay, even empty: another process may be about to write there."""
        path = self._path(key)
        with self._told():
            path.unlink(missing_ok=True)

    def archive(self, key: str) -> None:
        """As `Storage.archive`: a folder has one place."""

    def entries(self, prefix: str = "") -> Iterator[Entry]:
        """As `Storage.entries`."""
        top = self._path(prefix) if prefix else self.root
        for path in sorted(top.rglob("*")):
            inside = path.relative_to(self.root)
            if inside.parts[0] == DRAFTS:
                continue
            try:
                state = path.stat()
            except FileNotFoundError:  # deleted while the folder was being read
                continue
            if path.is_file():
                yield Entry(inside.as_posix(), state.st_size, datetime.fromtimestamp(state.st_mtime, UTC))

    def forget_drafts(self, older_than_s: float) -> int:
        """As `Storage.forget_drafts`."""
        limit, removed = time.time() - older_than_s, 0
        for draft in (self.root / DRAFTS).glob("*"):
            if draft.stat().st_mtime < limit:
                draft.unlink(missing_ok=True)
                removed += 1
        return removed

    def _path(self, key: str) -> Path:
        return self.root / checked(key)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise Unavailable(error.strerror or type(error).__name__) from error


def _make_durable(folder: Path) -> None:
    """A name is on the disk once its folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
