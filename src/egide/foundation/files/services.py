"""A file comes in, is read, and goes."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from uuid import UUID

from egide.foundation.files.errors import FAULTS, NOT_HERE, FileRefused, FileUnreadable, StorageUnavailable
from egide.foundation.files.keys import open_key, seal_key, storage, storage_key
from egide.foundation.files.models import ERASING, STORED, Kept, StoredFile
from egide.foundation.files.tasks import erase
from egide.foundation.tenancy.public import current_team_id
from egide.integrations.storage import Missing, Unavailable
from egide.kit.errors import NotFound, PayloadTooLarge
from egide.kit.ids import uuid7
from egide.kit.media import DOCUMENTS, RECORDINGS, Fault, Sniffer, fitting_name
from egide.kit.sealed_stream import new_key, open_stream, seal_stream
from egide.kit.sealing import CannotOpen

MEGABYTE = 1024 * 1024
MAX_BYTES = 50 * MEGABYTE
LONGEST_NAME = 255
NAMELESS = "document"


def clean_name(name: str) -> str:
    """A file's name as people may read it: no folder, no control character, composed letters, not too long.

    An ending is kept when the name is cut. Nothing left: "document".
    """
    bare = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    # Control and format characters: some turn the reading order around and hide an ending.
    shown = "".join(letter for letter in bare if unicodedata.category(letter)[0] != "C").strip(" .")
    stem, dot, ending = shown.rpartition(".")
    if len(shown) > LONGEST_NAME - 10 and dot and len(ending) < 10:
        return f"{stem[: LONGEST_NAME - 10 - len(ending) - 1]}.{ending}"
    return shown[: LONGEST_NAME - 10] or NAMELESS


def store_file(
    *,
    content: Iterable[bytes],
    name: str,
    created_by_id: UUID | None,
    accepted: Collection[str] = DOCUMENTS,
    max_bytes: int = MAX_BYTES,
) -> StoredFile:
    """Keep `content`, sealed as it comes: it is never held whole, in memory or in clear on a disk.

    The bytes are durable before the row exists. When the caller's transaction is undone, the nightly sweep removes
    them (`tasks.sweep`).

    :param accepted: media types (`kit.media`).
    :raises FileRefused: by its bytes, in French. :raises PayloadTooLarge: more than `max_bytes`.
    :raises StorageUnavailable: nothing is kept.
    """
    arrived = take_in(current_team_id(), content, name=name, accepted=accepted, max_bytes=max_bytes)
    return keep_arrived(arrived, created_by_id=created_by_id)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A content that is in the storage and has no row yet."""

    id: UUID
    nom: str
    size: int
    sha256: str
    media_type: str
    cle_scellee: str


def take_in(
    team_id: UUID, content: Iterable[bytes], *, name: str, accepted: Collection[str], max_bytes: int
) -> Arrived:
    """The first half of `store_file`, for what takes long: it needs no transaction. Refuses as it does."""
    file_id, key = uuid7(), new_key()
    intake = _Intake(content, clean_name(name), accepted, max_bytes)
    try:
        storage().put(storage_key(team_id, file_id), seal_stream(intake.blocks(), key))
    except Unavailable as failure:
        raise StorageUnavailable from failure
    return Arrived(
        id=file_id,
        nom=fitting_name(intake.name, intake.media_type),
        size=intake.sniffer.size,
        sha256=intake.digest.hexdigest(),
        media_type=intake.media_type,
        cle_scellee=seal_key(key, team_id, file_id),
    )


def keep_arrived(arrived: Arrived, *, created_by_id: UUID | None) -> StoredFile:
    """The second half: the row, in the caller's transaction. One statement."""
    return StoredFile.objects.create(**asdict(arrived), created_by_id=created_by_id)


class _Intake:
    """Measures, digests and looks at a content while it is being stored."""

    def __init__(self, content: Iterable[bytes], name: str, accepted: Collection[str], max_bytes: int) -> None:
        self.content, self.name, self.accepted, self.max_bytes = content, name, accepted, max_bytes
        self.sniffer, self.digest, self.media_type = Sniffer(), hashlib.sha256(), ""

    def blocks(self) -> Iterator[bytes]:
        for block in self.content:
            fault = self.sniffer.feed(block)
            if fault is not None:
                raise FileRefused(FAULTS[fault])
            refuse_too_large(self.sniffer.size, self.max_bytes)
            self.digest.update(block)
            yield block
        kind = self.sniffer.verdict(self.name)
        if isinstance(kind, Fault):
            raise FileRefused(FAULTS[kind])
        if kind not in self.accepted:
            raise FileRefused(NOT_HERE if kind in RECORDINGS else FAULTS[Fault.UNKNOWN])
        self.media_type = kind


def refuse_too_large(size: int, max_bytes: int = MAX_BYTES) -> None:
    """:raises PayloadTooLarge: with the limit."""
    if size > max_bytes:
        raise PayloadTooLarge(
            message="Ce fichier dépasse la taille acceptée : %(limite)s Mo.", limite=max_bytes // MEGABYTE
        )


def read_file(stored: Kept, start: int = 0, end: int | None = None) -> Iterator[bytes]:
    """The bytes `start` to `end` (excluded) of a file, opened as they are read. Needs no transaction once begun.

    :raises FileUnreadable: its bytes are missing or altered, told before the first block whenever it can be.
    :raises StorageUnavailable:
    """
    assert stored.team_id is not None
    name = storage_key(stored.team_id, stored.id)
    try:
        key = open_key(stored.cle_scellee, stored.team_id, stored.id)
        blocks = open_stream(lambda first, last: storage().get(name, first, last), key, stored.size, start, end)
        first = next(blocks, b"")
    except (CannotOpen, Missing) as failure:
        raise FileUnreadable from failure
    except Unavailable as failure:
        raise StorageUnavailable from failure

    def all_blocks() -> Iterator[bytes]:
        yield first
        yield from blocks

    return all_blocks()


def keep_made(*, content: Iterable[bytes], name: str, media_type: str, created_by_id: UUID | None) -> StoredFile:
    """Keep what the product itself made: it is not looked into, and has no limit of size. One statement.

    :raises StorageUnavailable: nothing is kept.
    """
    team_id, file_id, key = current_team_id(), uuid7(), new_key()
    digest, size = hashlib.sha256(), 0

    def blocks() -> Iterator[bytes]:
        nonlocal size
        for block in content:
            digest.update(block)
            size += len(block)
            yield block

    try:
        storage().put(storage_key(team_id, file_id), seal_stream(blocks(), key))
    except Unavailable as failure:
        raise StorageUnavailable from failure
    return StoredFile.objects.create(
        id=file_id,
        nom=name,
        size=size,
        sha256=digest.hexdigest(),
        media_type=media_type,
        cle_scellee=seal_key(key, team_id, file_id),
        created_by_id=created_by_id,
    )


def archives() -> bool:
    """Whether the operator has given a cheaper place to what is seldom read."""
    return storage().archives


def archive_file(stored: StoredFile) -> None:
    """The bytes go to the cheaper place, if there is one, and are read from there as before; done again, the same.

    :raises FileUnreadable: they are missing. :raises StorageUnavailable: they are where they were.
    """
    assert stored.team_id is not None
    try:
        storage().archive(storage_key(stored.team_id, stored.id))
    except Missing as failure:
        raise FileUnreadable from failure
    except Unavailable as failure:
        raise StorageUnavailable from failure


def erase_now(*, file_id: UUID) -> None:
    """Bytes and row of a file that is on its way out go at once; done again, it does nothing."""
    erase(team_id=current_team_id(), file_id=file_id)


def delete_file(*, file_id: UUID) -> None:
    """The file can no longer be read, and its bytes go once this transaction is committed; then its row goes.

    Two statements and a job.

    :raises NotFound: no such file, or already on its way out.
    """
    if not StoredFile.objects.filter(pk=file_id, state=STORED).update(state=ERASING):
        raise NotFound
    erase.enqueue(team_id=current_team_id(), file_id=file_id)
