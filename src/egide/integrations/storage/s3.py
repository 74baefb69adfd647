"""A bucket of any service that speaks S3 (AWS, Scaleway, OVHcloud, MinIO, Garage, Ceph…)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from egide.integrations.storage.types import BLOCK, Entry, Missing, Unavailable, checked

PART = 5 * 1024 * 1024
"""What is sent at once, in bytes: the least that S3 takes for a part of an object."""
AT_ONCE = 2
"""Parts on their way at the same time: with the one being filled, a put holds three in memory."""


@dataclass(frozen=True, slots=True)
class Account:
    """How a service is reached. `endpoint`: None for AWS.

    `archive_class`: the service's own name of its cheap storage class that is read at once (AWS: STANDARD_IA, or
    GLACIER_IR), None when it is not to be used.
    """

    access_key: str
    secret_key: str
    region: str
    endpoint: str | None = None
    archive_class: str | None = None

    def __repr__(self) -> str:
        return f"Account({self.endpoint or 'AWS'}, {self.region})"


class Bucket:
    """Objects are in the bucket `name`, under `prefix`.

    A put that is killed leaves parts that no list of objects shows. The bucket's own rule "abort incomplete multipart
    uploads" removes them: `forget_drafts` has nothing to do.
    """

    def __init__(self, name: str, account: Account, prefix: str = "") -> None:
        self._archive_class = account.archive_class
        self._store: Any = S3Store(
            name,
            prefix=prefix or None,
            endpoint=account.endpoint,
            region=account.region,
            access_key_id=account.access_key,
            secret_access_key=account.secret_key,
            virtual_hosted_style_request=False,
            client_options={
                "allow_http": urlsplit(account.endpoint or "").scheme == "http",
                "connect_timeout": "5s",
                "timeout": "60s",
            },
            retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=20)},
        )

    def put(self, key: str, content: Iterable[bytes]) -> int:
        """As `Storage.put`: what fits in one part is sent at once, the rest by parts that count together or not."""
        measured = _Measured(content)
        blocks = iter(measured)
        first = _at_least(blocks, PART)
        with self._told(key, measured):
            if measured.ended:
                obstore.put(self._store, checked(key), first, use_multipart=False)
            else:
                rest = chain([first], blocks)
                obstore.put(
                    self._store, checked(key), rest, use_multipart=True, chunk_size=PART, max_concurrency=AT_ONCE
                )
        return measured.size

    def get(self, key: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """As `Storage.get`. One request; a second when `start` may lie beyond the last byte."""
        if end is not None and end <= start:
            self._known_size(key)
            return iter(())
        asked: Any = {"offset": start} if end is None else (start, end)
        try:
            with self._told(key):
                found = obstore.get(self._store, checked(key), options={"range": asked} if start or end else None)
        except Unavailable:
            if start and start >= self._known_size(key):
                return iter(())
            raise

        def blocks() -> Iterator[bytes]:
            with self._told(key):
                for block in found.stream(min_chunk_size=BLOCK):
                    yield bytes(block)

        return blocks()

    def size(self, key: str) -> int | None:
        """As `Storage.size`."""
        try:
            return self._known_size(key)
        except Missing:
            return None

    def delete(self, key: str) -> None:
        """As `Storage.delete`."""
        with self._told(key):
            obstore.delete(self._store, checked(key))

    @property
    def archives(self) -> bool:
        """As `Storage.archives`."""
        return self._archive_class is not None

    def archive(self, key: str) -> None:
        """As `Storage.archive`: the object is written anew in the cheap class, and replaces itself once it is whole."""
        if self._archive_class is None:
            return
        # By a file: the client cannot read one object while it writes another. What is in it is sealed.
        with tempfile.TemporaryFile() as file:
            file.writelines(self.get(key))
            file.seek(0)
            with self._told(key):
                obstore.put(
                    self._store,
                    checked(key),
                    file,
                    attributes={"Storage-Class": self._archive_class},
                    use_multipart=True,
                    chunk_size=PART,
                    max_concurrency=AT_ONCE,
                )

    def entries(self, prefix: str = "") -> Iterator[Entry]:
        """As `Storage.entries`; a request per thousand."""
        with self._told(prefix):
            for page in obstore.list(self._store, checked(prefix) if prefix else None, chunk_size=1000):
                for found in page:
                    yield Entry(found["path"], found["size"], found["last_modified"])

    def forget_drafts(self, older_than_s: float) -> int:
        """As `Storage.forget_drafts`: nothing, see the class."""
        return 0

    def _known_size(self, key: str) -> int:
        with self._told(key):
            return int(obstore.head(self._store, checked(key))["size"])

    @contextmanager
    def _told(self, key: str, measured: _Measured | None = None) -> Iterator[None]:
        """What the service refuses, in the words of `Storage`; what reading the content raised comes through."""
        try:
            yield
        except (BaseError, OSError) as error:
            if measured is not None and measured.failed:
                raise
            if isinstance(error, FileNotFoundError) and measured is None:
                raise Missing(key) from None
            raise Unavailable(type(error).__name__) from error


class _Measured:
    """A content that tells how many bytes of it were read, whether it ended, and whether reading it failed."""

    def __init__(self, content: Iterable[bytes]) -> None:
        self.content = content
        self.size = 0
        self.ended = self.failed = False

    def __iter__(self) -> Iterator[bytes]:
        try:
            for block in self.content:
                self.size += len(block)
                yield block
        except Exception:
            self.failed = True
            raise
        self.ended = True


def _at_least(blocks: Iterator[bytes], size: int) -> bytes:
    """The first blocks, together: more than `size` bytes, or all there are."""
    held = bytearray()
    for block in blocks:
        held += block
        if len(held) > size:
            break
    return bytes(held)
